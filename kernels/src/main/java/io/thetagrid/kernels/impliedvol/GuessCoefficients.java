package io.thetagrid.kernels.impliedvol;

/** The first guess's coefficients, shared by the scalar and the vector text; the errors are those of the digits given. */
final class GuessCoefficients {
    // Lower half: s/(in-the-money + out-of-the-money price) as P/Q in L = ln of their ratio and y = (their sum)², one
    // number for each power of L and y; minimax by differential correction, 1.9e-3 relative for a ≤ 2.3 and h ≤ 38.
    static final double LOWER_P00 = 1.255158;
    static final double LOWER_P01 = -0.08923942;
    static final double LOWER_P02 = 0.004347198;
    static final double LOWER_P10 = 0.1181648;
    static final double LOWER_P11 = 0.03733287;
    static final double LOWER_P12 = -0.0009948141;
    static final double LOWER_P20 = 0.04732251;
    static final double LOWER_P21 = 0.0007391665;
    static final double LOWER_P22 = 5.369546e-5;
    static final double LOWER_P30 = 0.001131675;
    static final double LOWER_P31 = 0.0001024797;
    static final double LOWER_P32 = -1.320738e-6;
    static final double LOWER_P40 = 2.553517e-6;
    static final double LOWER_P41 = 3.702304e-7;
    static final double LOWER_P42 = -4.302965e-9;
    static final double LOWER_Q01 = -0.1337475;
    static final double LOWER_Q10 = 0.1017284;
    static final double LOWER_Q11 = 0.01997371;
    static final double LOWER_Q20 = 0.1092358;
    static final double LOWER_Q21 = 0.0114754;
    static final double LOWER_Q30 = 0.0131853;
    static final double LOWER_Q31 = 0.001084263;
    static final double LOWER_Q40 = 0.0001055149;
    static final double LOWER_Q41 = 1.758032e-5;
    static final double LOWER_Q50 = 4.803207e-8;
    static final double LOWER_Q51 = 1.000845e-8;

    // Upper half: s as P/Q in L = ln(e^(−a/2)/shortfall) and a; likewise, 1.3e-3 relative for a ≤ 5 and L ≤ 38.
    static final double UPPER_P00 = -0.1091855;
    static final double UPPER_P01 = 1.150359;
    static final double UPPER_P02 = 0.1803885;
    static final double UPPER_P10 = 2.935204;
    static final double UPPER_P11 = 2.787218;
    static final double UPPER_P12 = 0.04120268;
    static final double UPPER_P20 = 2.919157;
    static final double UPPER_P21 = 0.05925242;
    static final double UPPER_P22 = -0.01133538;
    static final double UPPER_P30 = 0.1402858;
    static final double UPPER_P31 = -0.02450888;
    static final double UPPER_P32 = 0.0001564492;
    static final double UPPER_Q01 = 0.6755061;
    static final double UPPER_Q10 = 1.928386;
    static final double UPPER_Q11 = 0.3303734;
    static final double UPPER_Q20 = 0.3351988;
    static final double UPPER_Q21 = -0.03769501;
    static final double UPPER_Q30 = 0.002797067;
    static final double UPPER_Q31 = -0.0005679052;

    private GuessCoefficients() {}
}
