// First, so that cairo's names belong to one module whichever of the two is read first.
#include "../CCairo/shim.h"
#include <librsvg/rsvg.h>
