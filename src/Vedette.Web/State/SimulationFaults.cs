namespace Vedette.Web.State;

/// <summary>Why a simulation is not told.</summary>
internal static class SimulationFaults
{
    public static WebFault None { get; } = new(404, "W740", "There is no simulation to run.", "Write a simulation section into the problem file, or start with 'vedette serve --simulation FILE.yaml'.");
    public static WebFault Busy { get; } = new(503, "W741", "Another simulation is running; one runs at a time.", "Ask again when it is done.");
    public static WebFault Failed { get; } = new(500, "W742", "The simulation failed.", "Run 'vedette simulate' on the file; report what it shows.");
}
