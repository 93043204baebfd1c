package io.thetagrid.core.scenario;

import io.thetagrid.core.book.RiskMethod;

/** Scenarios of one method at one horizon. Any block of them can be made by itself, on any thread. */
public interface ScenarioSet {

    RiskMethod method();

    Horizon horizon();

    /** How many; 0 where the method is unavailable. */
    int scenarios();

    /** How many neighbouring scenarios share each observation; 1 where scenarios are independent. */
    int overlap();

    /** How the scenarios were made, or why there are none. */
    String note();

    /** Scenarios {@code first … first + count − 1}. */
    Shocks block(int first, int count);
}
