"""What the consultant is paid for what is billed: *portage salarial* by dated rules, or plain freelance."""
