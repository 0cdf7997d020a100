namespace Vedette.Weigh.Indicators;

/// <summary>How the state of an indicator is put.</summary>
public static class InWords
{
    public static string Of(IndicatorState state) => state switch
    {
        IndicatorState.Present => "present",
        IndicatorState.Asserted => "asserted, not observed",
        IndicatorState.Faded => "faded",
        IndicatorState.NoSourcedReport => "no sourced report",
        IndicatorState.Quiet => "no sign",
        _ => "never looked at",
    };

    /// <summary>The state with what is worth knowing beside it: its trend, that it is stale, that it should have shown by now.</summary>
    public static string State(IndicatorReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        string state = Of(reading.State);
        if (reading.State is IndicatorState.Present or IndicatorState.Asserted)
            state += reading.Trend switch { Trend.Burst => ", more than usual", Trend.Quiet => ", less than usual", Trend.Steady => ", steady", _ => "" };
        if (reading.Of(SignKind.Denied).Any()) state += ", denied";
        if (reading.IsSilent) state += $"; silent past {reading.Indicator.ExpectedBy:yyyy-MM-dd}";
        if (reading.IsStale) state += "; stale";
        return state;
    }

    /// <summary>"2 to 4": at least and at most so many independent origins.</summary>
    public static string Origins(IndicatorReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var signs = reading.Signs.Where(s => s.Kind is SignKind.Act or SignKind.Shown or SignKind.Asserted).ToArray();
        int least = Math.Max(signs.Count(s => s.Doubt is null), signs.Length > 0 ? 1 : 0);
        return least == signs.Length ? $"{least}" : $"{least} to {signs.Length}";
    }
}
