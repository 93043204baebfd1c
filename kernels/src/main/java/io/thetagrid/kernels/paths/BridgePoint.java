package io.thetagrid.kernels.paths;

/**
 * W(target) = leftWeight·W(left) + rightWeight·W(right) + deviation·Z. Points are numbered by time: 0 is time 0, where the
 * walk is 0, {@code k + 1} the end of step {@code k}.
 */
record BridgePoint(int left, int right, int target, double leftWeight, double rightWeight, double deviation) {}
