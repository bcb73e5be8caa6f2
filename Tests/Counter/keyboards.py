"""What a program for typing Vietnamese makes of the keys that a handheld reader presses: a small model of Telex and of VNI.

It knows nothing of syllables and puts every tone on the last vowel, which is enough for texts that are none.
"""

import unicodedata

TONES = {"\u0301", "\u0300", "\u0309", "\u0303", "\u0323"}
CIRCUMFLEX, HORN, BREVE = "\u0302", "\u031b", "\u0306"
TELEX_TONES = dict(zip("sfrxj", ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]))
VNI_TONES = dict(zip("12345", ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]))


class Word:
    """The letters since the last character that no word has, each with its marks."""

    def __init__(self):
        self.letters = []

    def last(self, bases):
        return next((letter for letter in reversed(self.letters) if letter[0].lower() in bases), None)

    def mark(self, bases, mark, key):
        """Marks the last of these letters; the same again takes the mark back and writes the key."""
        letter = self.last(bases)
        if letter is None:
            return False
        if mark in letter[1:]:
            letter.remove(mark)
            self.letters.append([key])
            return True
        if mark in TONES:
            letter[1:] = [other for other in letter[1:] if other not in TONES]
        letter.append(mark)
        return True

    def text(self):
        joined = "".join("".join(["đ" if letter[0] == "d" and "-" in letter else "Đ" if letter[0] == "D" and "-" in letter
                                  else letter[0]] + [mark for mark in letter[1:] if mark != "-"]) for letter in self.letters)
        return unicodedata.normalize("NFC", joined)


def telex(typed):
    return _typed(typed, _telex, str.isalpha, {"[": "ơ", "]": "ư"})


def vni(typed):
    return _typed(typed, _vni, str.isalnum, {})


def _typed(typed, press, is_in_word, signs):
    text, word = "", Word()
    for key in typed:
        if is_in_word(key) and key.isascii():
            if not press(word, key):
                word.letters.append([key])
        else:
            text, word = text + word.text() + signs.get(key, key), Word()
    return text + word.text()


def _telex(word, key):
    small = key.lower()
    if small in TELEX_TONES:
        return word.mark("aeiouy", TELEX_TONES[small], key)
    if word.letters and word.letters[-1][0].lower() == small:
        if small in "aeo":
            return word.mark(small, CIRCUMFLEX, key)
        if small == "d":
            return word.mark("d", "-", key)
    return False


def _vni(word, key):
    if key in VNI_TONES:
        return word.mark("aeiouy", VNI_TONES[key], key)
    for digit, bases, mark in (("6", "aeo", CIRCUMFLEX), ("7", "ou", HORN), ("8", "a", BREVE), ("9", "d", "-")):
        if key == digit:
            return word.mark(bases, mark, key)
    return False
