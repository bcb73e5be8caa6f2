#define ZX_USE_UTF8

#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include <cstdlib>

extern "C" {
#include "CSymbolReader.h"
}

using namespace ZXing;

namespace {

/// The number of the first ECI: `\000026` behind the symbology's three letters; -1 without one.
int32_t encoding(const Result &result) {
    if (!result.hasECI()) return -1;
    const ByteArray bytes = result.bytesECI();
    for (size_t at = 3; at + 7 <= bytes.size(); at++) {
        if (bytes[at] == '\\') return std::atoi(std::string(bytes.begin() + at + 1, bytes.begin() + at + 7).c_str());
    }
    return -1;
}

int tell(const Result &result, const SymbolFrame &frame, int output) {
    const std::string level = result.ecLevel(), symbology = result.symbologyIdentifier();
    SymbolReading reading{};
    reading.payload_count = uint32_t(result.bytes().size());
    for (int corner = 0; corner < 4; corner++) {
        reading.x[corner] = int32_t(frame.x) + result.position()[corner].x;
        reading.y[corner] = int32_t(frame.y) + result.position()[corner].y;
    }
    // Level and number of data code words make the version certain; nothing else of the reader tells it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    reading.codewords = uint32_t(result.rawBytes().size());
#pragma GCC diagnostic pop
    reading.encoding = encoding(result);
    reading.level = level.size() == 1 ? uint8_t(level[0]) : 0;
    reading.is_part = result.sequenceSize() != -1;
    // ISO/IEC 15424: ]Q3 to ]Q6 are the symbols with FNC1.
    reading.is_fnc1 = symbology.size() == 3 && symbology[2] >= '3';
    return symbol_reader_tell(output, reading, result.bytes().data());
}

} // namespace

int symbol_reader_zxing(const SymbolPicture *picture, int output) {
    try {
        DecodeHints hints;
        hints.setFormats(BarcodeFormat::QRCode);
        hints.setTryHarder(true);
        const ImageView whole(picture->pixels, int(picture->width), int(picture->height), ImageFormat::Lum);
        for (size_t part = 0; part < picture->frame_count; part++) {
            const SymbolFrame &frame = picture->frames[part];
            const ImageView view = whole.cropped(int(frame.x), int(frame.y), int(frame.width), int(frame.height));
            for (const Result &result : ReadBarcodes(view, hints)) {
                if (result.isValid() && tell(result, frame, output)) return 1;
            }
        }
        return 0;
    } catch (...) {
        return 1;
    }
}
