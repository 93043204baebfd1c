// Prices options with QuantLib for Thetagrid's bench.
//
//   quantlib VERB N M WARM_UP ITERATIONS SECONDS INPUT OUTPUT
//
// INPUT and OUTPUT hold doubles as the machine has them, column after column. The verb's work is repeated for WARM_UP
// seconds, then for SECONDS in each of ITERATIONS; every iteration prints its seconds per call. Even without iterations
// the work is done once, so that OUTPUT holds its results. NaN stands where QuantLib threw.

#include <ql/exercise.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/math/randomnumbers/rngtraits.hpp>
#include <ql/methods/montecarlo/pathgenerator.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/analyticeuropeanengine.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#include <ql/version.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

using namespace QuantLib;
using ext::make_shared;
using ext::shared_ptr;

namespace {

const double nan_ = std::numeric_limits<double>::quiet_NaN();
const Size seed = 42;

/// What a verb reads and writes: columns of n rows, then whatever follows.
struct Data {
    Size n, m;
    std::vector<double> in, out;

    const double* column(Size c) const { return &in[c * n]; }
    double* result(Size c) { return &out[c * n]; }
};

using Work = std::function<void()>;

struct Option_ {
    Option::Type type;
    double spot, strike, time, rate, yield, last; // last: volatility, or the price of a quote

    Option_(const Data& d, Size i)
        : type(d.column(0)[i] > 0 ? Option::Call : Option::Put), spot(d.column(1)[i]), strike(d.column(2)[i]),
          time(d.column(3)[i]), rate(d.column(4)[i]), yield(d.column(5)[i]), last(d.column(6)[i]) {}
};

std::vector<Option_> options(const Data& d) {
    std::vector<Option_> all;
    for (Size i = 0; i < d.n; i++)
        all.emplace_back(d, i);
    return all;
}

/// One market whose quotes move from option to option.
struct Market {
    Date today{20, November, 2026};
    shared_ptr<SimpleQuote> spot = make_shared<SimpleQuote>(100.0), volatility = make_shared<SimpleQuote>(0.2),
                            rate = make_shared<SimpleQuote>(0.05), yield = make_shared<SimpleQuote>(0.02);
    shared_ptr<BlackScholesMertonProcess> process;

    Market() {
        Settings::instance().evaluationDate() = today;
        DayCounter days = Actual365Fixed();
        process = make_shared<BlackScholesMertonProcess>(
            Handle<Quote>(spot),
            Handle<YieldTermStructure>(make_shared<FlatForward>(today, Handle<Quote>(yield), days)),
            Handle<YieldTermStructure>(make_shared<FlatForward>(today, Handle<Quote>(rate), days)),
            Handle<BlackVolTermStructure>(
                make_shared<BlackConstantVol>(today, NullCalendar(), Handle<Quote>(volatility), days)));
    }

    void set(const Option_& o) {
        spot->setValue(o.spot);
        rate->setValue(o.rate);
        yield->setValue(o.yield);
        volatility->setValue(o.last);
    }

    Date expiry(const Option_& o) const { return today + static_cast<Integer>(std::lround(365 * o.time)); }
};

// The ordinary way: an instrument for each option, an engine, a market.

Work europeanEngine(Data& d, bool greeks) {
    auto market = make_shared<Market>();
    auto engine = make_shared<AnalyticEuropeanEngine>(market->process);
    auto all = options(d);
    d.out.resize(d.n * (greeks ? 6 : 1));
    return [=, &d] {
        for (Size i = 0; i < d.n; i++) {
            const Option_& o = all[i];
            market->set(o);
            VanillaOption option(make_shared<PlainVanillaPayoff>(o.type, o.strike),
                                 make_shared<EuropeanExercise>(market->expiry(o)));
            option.setPricingEngine(engine);
            d.result(0)[i] = option.NPV();
            if (greeks) {
                d.result(1)[i] = option.delta();
                d.result(2)[i] = option.gamma();
                d.result(3)[i] = option.vega();
                d.result(4)[i] = option.theta();
                d.result(5)[i] = option.rho();
            }
        }
    };
}

Work american(Data& d, const shared_ptr<QdFpIterationScheme>& scheme) {
    auto market = make_shared<Market>();
    auto engine = make_shared<QdFpAmericanEngine>(market->process, scheme);
    auto all = options(d);
    d.out.resize(d.n);
    return [=, &d] {
        for (Size i = 0; i < d.n; i++) {
            const Option_& o = all[i];
            market->set(o);
            VanillaOption option(make_shared<PlainVanillaPayoff>(o.type, o.strike),
                                 make_shared<AmericanExercise>(market->today, market->expiry(o)));
            option.setPricingEngine(engine);
            try {
                d.out[i] = option.NPV();
            } catch (const std::exception&) {
                d.out[i] = nan_;
            }
        }
    };
}

// The formulas beneath the engines.

Work europeanFormula(Data& d, bool greeks) {
    auto all = options(d);
    d.out.resize(d.n * (greeks ? 6 : 1));
    return [=, &d] {
        for (Size i = 0; i < d.n; i++) {
            const Option_& o = all[i];
            double discount = std::exp(-o.rate * o.time);
            double forward = o.spot * std::exp(-o.yield * o.time) / discount;
            BlackCalculator black(o.type, o.strike, forward, o.last * std::sqrt(o.time), discount);
            d.result(0)[i] = black.value();
            if (greeks) {
                d.result(1)[i] = black.delta(o.spot);
                d.result(2)[i] = black.gamma(o.spot);
                d.result(3)[i] = black.vega(o.time);
                d.result(4)[i] = black.theta(o.spot, o.time);
                d.result(5)[i] = black.rho(o.time);
            }
        }
    };
}

Work impliedVolatility(Data& d) {
    auto all = options(d);
    d.out.resize(d.n);
    return [=, &d] {
        for (Size i = 0; i < d.n; i++) {
            const Option_& o = all[i];
            double discount = std::exp(-o.rate * o.time);
            double forward = o.spot * std::exp((o.rate - o.yield) * o.time);
            try {
                d.out[i] = blackFormulaImpliedStdDev(o.type, o.strike, forward, o.last, discount, 0.0, Null<Real>(),
                                                     1e-12, 100) /
                           std::sqrt(o.time);
            } catch (const std::exception&) {
                d.out[i] = nan_;
            }
        }
    };
}

/// n contracts (with a column of weights) under m scenarios: log spot, vol factor, rate shift, time elapsed.
Work revaluation(Data& d) {
    auto all = options(d);
    d.out.resize(d.m);
    auto value = [](const Option_& o, double growth, double factor, double shift, double elapsed) {
        double time = std::max(0.0, o.time - elapsed);
        double discount = std::exp(-(o.rate + shift) * time);
        double forward = o.spot * growth * std::exp(-o.yield * time) / discount;
        return blackFormula(o.type, o.strike, forward, o.last * factor * std::sqrt(time), discount);
    };
    std::vector<double> base;
    for (const Option_& o : all)
        base.push_back(value(o, 1, 1, 0, 0));
    return [=, &d] {
        const double* weight = d.column(7);
        const double* scenario = d.column(8);
        for (Size s = 0; s < d.m; s++) {
            double growth = std::exp(scenario[s]);
            double sum = 0;
            for (Size i = 0; i < d.n; i++)
                sum += weight[i] * (value(all[i], growth, scenario[d.m + s], scenario[2 * d.m + s],
                                          scenario[3 * d.m + s]) -
                                    base[i]);
            d.out[s] = sum;
        }
    };
}

Work normals(Data& d) {
    d.out.resize(d.n);
    auto generator = make_shared<PseudoRandom::rng_type>(MersenneTwisterUniformRng(seed));
    return [=, &d] {
        for (double& normal : d.out)
            normal = generator->next().value;
    };
}

/// n paths in m steps; input: spot, rate, yield, volatility, horizon in whole years of 365 days.
Work paths(Data& d) {
    auto market = make_shared<Market>();
    market->spot->setValue(d.in[0]);
    market->rate->setValue(d.in[1]);
    market->yield->setValue(d.in[2]);
    market->volatility->setValue(d.in[3]);
    double horizon = d.in[4];
    d.out.resize(d.n);
    auto generator = make_shared<PathGenerator<PseudoRandom::rsg_type>>(
        market->process, horizon, d.m, PseudoRandom::make_sequence_generator(d.m, seed), false);
    return [=, &d] {
        for (double& spot : d.out)
            spot = generator->next().value.back();
    };
}

Work work(const std::string& verb, Data& d) {
    if (verb == "european-engine-price")
        return europeanEngine(d, false);
    if (verb == "european-engine-greeks")
        return europeanEngine(d, true);
    if (verb == "european-formula-price")
        return europeanFormula(d, false);
    if (verb == "european-formula-greeks")
        return europeanFormula(d, true);
    if (verb == "implied-volatility")
        return impliedVolatility(d);
    if (verb == "american-fast")
        return american(d, QdFpAmericanEngine::fastScheme());
    if (verb == "american-accurate")
        return american(d, QdFpAmericanEngine::accurateScheme());
    if (verb == "american-high")
        return american(d, QdFpAmericanEngine::highPrecisionScheme());
    if (verb == "revaluation")
        return revaluation(d);
    if (verb == "normals")
        return normals(d);
    if (verb == "paths")
        return paths(d);
    std::fprintf(stderr, "no verb is called %s\n", verb.c_str());
    std::exit(2);
}

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Repeats the work for so many seconds, at least once; returns the seconds a call takes.
double repeat(const Work& once, double seconds) {
    double start = now();
    double elapsed = 0;
    long calls = 0;
    do {
        once();
        calls++;
        elapsed = now() - start;
    } while (elapsed < seconds);
    return elapsed / calls;
}

} // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::string(arguments[1]) == "--version") {
        std::cout << "QuantLib " << QL_VERSION << std::endl;
        return 0;
    }
    if (count != 9) {
        std::fprintf(stderr, "usage: quantlib VERB N M WARM_UP ITERATIONS SECONDS INPUT OUTPUT\n");
        return 2;
    }
    Data data{std::strtoul(arguments[2], nullptr, 10), std::strtoul(arguments[3], nullptr, 10), {}, {}};
    std::ifstream input(arguments[7], std::ios::binary | std::ios::ate);
    data.in.resize(input.tellg() / sizeof(double));
    input.seekg(0);
    input.read(reinterpret_cast<char*>(data.in.data()), data.in.size() * sizeof(double));
    if (!input) {
        std::fprintf(stderr, "cannot read %s\n", arguments[7]);
        return 3;
    }
    Work once = work(arguments[1], data);
    repeat(once, std::atof(arguments[4]));
    for (int iteration = 0; iteration < std::atoi(arguments[5]); iteration++)
        std::printf("%.9e\n", repeat(once, std::atof(arguments[6])));
    std::ofstream output(arguments[8], std::ios::binary);
    output.write(reinterpret_cast<const char*>(data.out.data()), data.out.size() * sizeof(double));
    output.close();
    return output ? 0 : 3;
}
