"""The steps, numbered: a step that has been released is never edited, another is added."""
