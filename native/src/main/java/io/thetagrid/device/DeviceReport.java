package io.thetagrid.device;

/**
 * What one device interface can do on this machine.
 *
 * @param api {@code cuda} or {@code opencl}
 * @param available whether a device of that kind answered
 * @param detail the devices found, or the reason why there is none
 * @param remedy what to install or change; empty when available
 */
public record DeviceReport(String api, boolean available, String detail, String remedy) {}
