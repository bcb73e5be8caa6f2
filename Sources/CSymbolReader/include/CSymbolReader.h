#ifndef CSYMBOLREADER_H
#define CSYMBOLREADER_H

#include <stddef.h>
#include <stdint.h>

/// A foreign reader of QR codes.
typedef enum { SYMBOL_READER_ZXING, SYMBOL_READER_ZBAR } SymbolReader;

/// How a look at a picture ended.
typedef enum { SYMBOL_LOOK_DONE, SYMBOL_LOOK_OUT_OF_TIME, SYMBOL_LOOK_BROKEN } SymbolLook;

/// What stands before the payload of every symbol that a look brings back.
typedef struct {
    uint32_t payload_count;
    int32_t x[4], y[4]; ///< from the top left of the symbol clockwise, in pixels
    uint32_t codewords; ///< data code words of the symbol, 0 if the reader does not tell
    int32_t encoding;   ///< the first ECI of the symbol, -1 without one
    uint8_t level;      ///< 'L', 'M', 'Q' or 'H', 0 if the reader does not tell
    uint8_t is_part;    ///< one of several symbols of a message (structured append)
    uint8_t is_fnc1;    ///< in the mode of an industry standard (FNC1), which bytes alone do not carry
    uint8_t unused;
} SymbolReading;

/// A part of a picture, in pixels; all of it lies within the picture, and none is empty.
typedef struct {
    uint32_t x, y, width, height;
} SymbolFrame;

/// A grey picture: `height` rows of `width` bytes, 0 black, and the parts of it to look at.
typedef struct {
    const uint8_t *pixels;
    uint32_t width, height;
    const SymbolFrame *frames;
    size_t frame_count;
} SymbolPicture;

/// Looks for QR codes in each frame of a picture on its own; places are told in the whole picture.
///
/// The reader works in a child process of its own that has `seconds` of time and as many of memory as 16 pictures
/// and 256 MB: neither reader can be interrupted, a picture full of finder patterns would keep them for hours, and
/// both read what a stranger sent. Returns readings, each followed by its payload, to be given to `free`; their bytes
/// in `*count`. NULL without a byte.
uint8_t *symbol_reader_look(SymbolReader reader, const SymbolPicture *picture, uint32_t seconds, size_t *count,
                            SymbolLook *how);

/// Looks in this process and writes the readings to `output`; 0 when all went well.
int symbol_reader_zxing(const SymbolPicture *picture, int output);
int symbol_reader_zbar(const SymbolPicture *picture, int output);

/// Writes a reading with its payload; 0 when all went well.
int symbol_reader_tell(int output, SymbolReading reading, const void *payload);

#endif
