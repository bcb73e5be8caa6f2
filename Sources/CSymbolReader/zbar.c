#include "CSymbolReader.h"

#include <zbar.h>

/// ZBar goes round the symbol the other way.
static void take_corners(const zbar_symbol_t *symbol, SymbolReading *reading) {
    for (unsigned corner = 0; corner < 4; corner++) {
        unsigned point = (4 - corner) % 4;
        reading->x[corner] = zbar_symbol_get_loc_x(symbol, point);
        reading->y[corner] = zbar_symbol_get_loc_y(symbol, point);
    }
}

static int tell(const zbar_symbol_t *symbol, int output) {
    unsigned modifiers = zbar_symbol_get_modifiers(symbol);
    SymbolReading reading = {
        .payload_count = zbar_symbol_get_data_length(symbol),
        .encoding = -1,
        .is_fnc1 = (modifiers & (1u << ZBAR_MOD_GS1 | 1u << ZBAR_MOD_AIM)) != 0,
    };
    take_corners(symbol, &reading);
    return symbol_reader_tell(output, reading, zbar_symbol_get_data(symbol));
}

int symbol_reader_zbar(const SymbolPicture *picture, int output) {
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    if (!scanner || !image) return 1;
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    // Without it ZBar guesses a character set and converts the payload.
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, picture->width, picture->height);
    zbar_image_set_data(image, picture->pixels, (unsigned long)picture->width * picture->height, NULL);
    int failed = 0;
    for (size_t part = 0; part < picture->frame_count && !failed; part++) {
        const SymbolFrame *frame = &picture->frames[part];
        zbar_image_set_crop(image, frame->x, frame->y, frame->width, frame->height);
        failed = zbar_scan_image(scanner, image) < 0;
        const zbar_symbol_t *symbol = zbar_image_first_symbol(image);
        for (; symbol && !failed; symbol = zbar_symbol_next(symbol)) {
            // Symbols of one message are joined into another type; their bytes are not what one symbol holds.
            if (zbar_symbol_get_type(symbol) != ZBAR_QRCODE || zbar_symbol_get_loc_size(symbol) != 4) continue;
            failed = tell(symbol, output);
        }
    }
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    return failed;
}
