"""What is wrong and how to mend it, in French and in English; `{name}` is one of the problem's values."""
