"""Boards: Trello, Jira, GitHub, GitLab and Notion exports → waits and progress.

Read in this order: stages (what a column's name tells), cards (the records), moments and nodes (how dates and JSON are
read), trello, issues and tables (each format → cards), roster (who is who), walking (a card → facts), reading (the
whole).
"""

from molette.sources.boards.cards import Card, Step
from molette.sources.boards.reading import BoardRead, board_facts, read_board
from molette.sources.boards.stages import Stage, stage_of

__all__ = ["BoardRead", "Card", "Stage", "Step", "board_facts", "read_board", "stage_of"]
