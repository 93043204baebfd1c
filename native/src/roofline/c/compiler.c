/* What compiled the roofline. */
#ifdef __clang__
const char roofline_compiler[] = __VERSION__;
#else
const char roofline_compiler[] = "gcc " __VERSION__;
#endif
