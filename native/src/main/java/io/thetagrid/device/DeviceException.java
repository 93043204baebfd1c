package io.thetagrid.device;

/** A driver's call failed; the message names the call, its code and the size asked for. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outOfMemory;

    /**
     * @param call the function of the driver, and what it was to do
     * @param code as the driver names or numbers it
     */
    public DeviceException(String call, String code, boolean outOfMemory) {
        super(call + ": " + code);
        this.outOfMemory = outOfMemory;
    }

    /** Whether less work at a time could succeed. */
    public boolean isOutOfMemory() {
        return outOfMemory;
    }
}
