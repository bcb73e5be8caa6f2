#include "CUnits.h"

// #embed is C23; this compiler has it in every version of the language and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t table[] = {
#embed "units.tsv"
};

const uint8_t *units_table(size_t *count) {
    *count = sizeof table;
    return table;
}
