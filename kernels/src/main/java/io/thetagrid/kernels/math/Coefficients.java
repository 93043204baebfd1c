package io.thetagrid.kernels.math;

/**
 * Every coefficient of the engine's elementary functions, shared by the scalar and the vector text. The errors given are
 * those of the fit in exact arithmetic; rounding adds about one unit in the last place.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // digits as published or fitted; javac rounds them once
public final class Coefficients {
    /** 1.5·2⁵²: adding it to |x| &lt; 2⁵¹ leaves x, rounded to an integer, in the low bits. */
    static final double ROUNDING = 0x1.8p52;

    /** The bits of 2⁵², whose last place is worth 1. */
    public static final long BITS_OF_2_52 = 0x4330000000000000L;

    static final double LOG2_E = 0x1.71547652b82fep0;
    /** ln 2 = LN2_HIGH + LN2_LOW to 107 bits. */
    static final double LN2_HIGH = 0x1.62e42fefa39efp-1;

    static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    /** 1/√(2π). */
    public static final double INVERSE_SQRT_2PI = 0.3989422804014326779;

    /** exp overflows above: the largest x whose exp is finite. */
    static final double EXP_HIGH = 709.782712893384;
    /** Below it exp would be subnormal and is given as 0: the logarithm of the smallest normal number. */
    static final double EXP_LOW = -708.3964185322641;

    /** The nearest power of two must itself be finite. */
    static final double LOG_HIGH = 0x1p1023;

    // (exp(r) − 1 − r)/r² on |r| ≤ ln2/2, minimax by Remez exchange, weighted for exp's relative error: 1.1e-17.
    static final double EXP_2 = 0.50000000000000106286;
    static final double EXP_3 = 0.16666666666666412572;
    static final double EXP_4 = 0.041666666666530146223;
    static final double EXP_5 = 0.0083333333334944318795;
    static final double EXP_6 = 0.0013888888943633287722;
    static final double EXP_7 = 0.00019841269506642341143;
    static final double EXP_8 = 0.000024801493095713716353;
    static final double EXP_9 = 2.7557586316473842099e-6;
    static final double EXP_10 = 2.7630249482367205687e-7;
    static final double EXP_11 = 2.5000080083183050524e-8;

    // (2·atanh(s) − 2s)/s³ in s² for s = (a − b)/(a + b) and a/b in [2/3, 3/2], minimax by Remez exchange: 1.6e-17.
    static final double LOG_3 = 0.6666666666667275405;
    static final double LOG_5 = 0.3999999999613800595;
    static final double LOG_7 = 0.2857142939954283363;
    static final double LOG_9 = 0.2222213815390655212;
    static final double LOG_11 = 0.1818637031782232222;
    static final double LOG_13 = 0.152499032940482213;
    static final double LOG_15 = 0.1537041137312642245;
    /** (2·atanh(s) − 2s)/s³ by one number, for rough logarithms: 2.1e-5 of the logarithm, absolutely. */
    static final double LOG_ROUGH_3 = 0.6805;

    /** The scaled normal tail's fit ends here; exp(−x²/2) is 0 beyond 37.7. */
    public static final double TAIL_END = 40;

    // exp(x²/2)·N(−x) on [0, 40] as P/Q, rational minimax (Sanathanan–Koerner and Lawson weights): 1.4e-16 relative.
    static final double TAIL_P0 = 142830.6670950810332;
    static final double TAIL_P1 = 221526.6684629838299;
    static final double TAIL_P2 = 169949.9693256482136;
    static final double TAIL_P3 = 82832.61168539652373;
    static final double TAIL_P4 = 27990.41705120754184;
    static final double TAIL_P5 = 6772.922717622465605;
    static final double TAIL_P6 = 1173.45206837359853;
    static final double TAIL_P7 = 140.8591466135297157;
    static final double TAIL_P8 = 10.71166780938721316;
    static final double TAIL_P9 = 0.3989422804003600003;
    static final double TAIL_Q0 = 285661.3341901620818;
    static final double TAIL_Q1 = 670978.1050946426509;
    static final double TAIL_Q2 = 732432.3422480896568;
    static final double TAIL_Q3 = 490547.5512575944527;
    static final double TAIL_Q4 = 223911.6705978076572;
    static final double TAIL_Q5 = 73049.27537359651745;
    static final double TAIL_Q6 = 17328.28122153831866;
    static final double TAIL_Q7 = 2968.258299885921485;
    static final double TAIL_Q8 = 354.0815196951566327;
    static final double TAIL_Q9 = 26.85016939890056069;

    // Inverse normal CDF: Wichura, Algorithm AS 241, PPND16, Applied Statistics 37 (1988): 1.8e-16 relative.
    public static final double QUANTILE_CENTRE = 0.425;
    static final double QUANTILE_CENTRE_SQUARED = 0.180625;
    static final double QUANTILE_NEAR = 1.6;
    static final double QUANTILE_FAR = 5;
    static final double QUANTILE_A0 = 3.3871328727963666080e0;
    static final double QUANTILE_A1 = 1.3314166789178437745e2;
    static final double QUANTILE_A2 = 1.9715909503065514427e3;
    static final double QUANTILE_A3 = 1.3731693765509461125e4;
    static final double QUANTILE_A4 = 4.5921953931549871457e4;
    static final double QUANTILE_A5 = 6.7265770927008700853e4;
    static final double QUANTILE_A6 = 3.3430575583588128105e4;
    static final double QUANTILE_A7 = 2.5090809287301226727e3;
    static final double QUANTILE_B1 = 4.2313330701600911252e1;
    static final double QUANTILE_B2 = 6.8718700749205790830e2;
    static final double QUANTILE_B3 = 5.3941960214247511077e3;
    static final double QUANTILE_B4 = 2.1213794301586595867e4;
    static final double QUANTILE_B5 = 3.9307895800092710610e4;
    static final double QUANTILE_B6 = 2.8729085735721942674e4;
    static final double QUANTILE_B7 = 5.2264952788528545610e3;
    static final double QUANTILE_C0 = 1.42343711074968357734e0;
    static final double QUANTILE_C1 = 4.63033784615654529590e0;
    static final double QUANTILE_C2 = 5.76949722146069140550e0;
    static final double QUANTILE_C3 = 3.64784832476320460504e0;
    static final double QUANTILE_C4 = 1.27045825245236838258e0;
    static final double QUANTILE_C5 = 2.41780725177450611770e-1;
    static final double QUANTILE_C6 = 2.27238449892691845833e-2;
    static final double QUANTILE_C7 = 7.74545014278341407640e-4;
    static final double QUANTILE_D1 = 2.05319162663775882187e0;
    static final double QUANTILE_D2 = 1.67638483018380384940e0;
    static final double QUANTILE_D3 = 6.89767334985100004550e-1;
    static final double QUANTILE_D4 = 1.48103976427480074590e-1;
    static final double QUANTILE_D5 = 1.51986665636164571966e-2;
    static final double QUANTILE_D6 = 5.47593808499534494600e-4;
    static final double QUANTILE_D7 = 1.05075007164441684324e-9;
    static final double QUANTILE_E0 = 6.65790464350110377720e0;
    static final double QUANTILE_E1 = 5.46378491116411436990e0;
    static final double QUANTILE_E2 = 1.78482653991729133580e0;
    static final double QUANTILE_E3 = 2.96560571828504891230e-1;
    static final double QUANTILE_E4 = 2.65321895265761230930e-2;
    static final double QUANTILE_E5 = 1.24266094738807843860e-3;
    static final double QUANTILE_E6 = 2.71155556874348757815e-5;
    static final double QUANTILE_E7 = 2.01033439929228813265e-7;
    static final double QUANTILE_F1 = 5.99832206555887937690e-1;
    static final double QUANTILE_F2 = 1.36929880922735805310e-1;
    static final double QUANTILE_F3 = 1.48753612908506148525e-2;
    static final double QUANTILE_F4 = 7.86869131145613259100e-4;
    static final double QUANTILE_F5 = 1.84631831751005468180e-5;
    static final double QUANTILE_F6 = 1.42151175831644588870e-7;
    static final double QUANTILE_F7 = 2.04426310338993978564e-15;

    private Coefficients() {}
}
