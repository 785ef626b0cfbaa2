"""Stage 7, what it is about: articles that report one event make one story.

    forms.py     words in the form in which they are compared
    lexicon.py   what is known of words and places before any article is read (``data/``)
    reading.py   one article's words and names, and what it makes of them
    topic.py     what is kept of that
    keys.py      by what articles of one story find each other
    likeness.py  how likely two articles are of one story
    grouping.py  which article is of which story
    placing.py   the same for the one article that is new
    naming.py    what a story is called
    matching.py  stories that a person defines by words

All functions are pure; what two articles are to one another depends on these two alone.
"""

from sayso.stories.grouping import group, story_id
from sayso.stories.keys import keys
from sayso.stories.likeness import likeness
from sayso.stories.matching import matches
from sayso.stories.naming import name
from sayso.stories.placing import LATEST, place
from sayso.stories.topic import topic

__all__ = ["LATEST", "group", "keys", "likeness", "matches", "name", "place", "story_id", "topic"]
