"""QR symbols for the peers, each by the encoder that the command line names.

An encoder takes a payload and a level (L, M, Q or H) and gives the symbol's rows without the quiet zone: bytes, one a
module, 1 is dark.
"""

import ctypes
import functools


def segno(payload, level):
    import segno

    return [bytes(row) for row in segno.make_qr(payload, error=level, boost_error=False).matrix]


def fast_qr_py(payload, level):
    from fast_qr import ECL, QRBuilder

    return [bytes(row) for row in QRBuilder(payload).ecl(getattr(ECL, level)).build().matrix]


def libqrencode(payload, level):
    """libqrencode 4, called directly: the packages that wrap it do not run under Python 3.10 and later."""
    library = _library()
    code = library.QRcode_encodeString(payload.encode(), 0, "LMQH".index(level), _BYTE_MODE, _CASE_SENSITIVE)
    if not code:
        raise ValueError("libqrencode refused a payload")
    size = code.contents.width
    modules = ctypes.string_at(code.contents.modules, size * size).translate(_LOWEST_BIT)
    library.QRcode_free(code)
    return [modules[start : start + size] for start in range(0, size * size, size)]


ENCODERS = {"segno": segno, "fast-qr-py": fast_qr_py, "libqrencode": libqrencode}

_BYTE_MODE = 2
_CASE_SENSITIVE = 1
# libqrencode tells a module's colour in the lowest bit and its purpose in the others.
_LOWEST_BIT = bytes(value & 1 for value in range(256))


class _Code(ctypes.Structure):
    _fields_ = [("version", ctypes.c_int), ("width", ctypes.c_int), ("modules", ctypes.POINTER(ctypes.c_ubyte))]


@functools.cache
def _library():
    library = ctypes.CDLL("libqrencode.so.4")
    library.QRcode_encodeString.argtypes = [ctypes.c_char_p] + 4 * [ctypes.c_int]
    library.QRcode_encodeString.restype = ctypes.POINTER(_Code)
    library.QRcode_free.argtypes = [ctypes.POINTER(_Code)]
    return library
