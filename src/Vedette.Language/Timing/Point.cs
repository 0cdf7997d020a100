namespace Vedette.Language;

/// <summary>A time found at tokens [Start, End). <see cref="Written"/> keeps the calendar parts, so that a range can lend them from one end to the other; it is empty where the words reckon from the reference.</summary>
internal readonly record struct Point(int Start, int End, Stretch Stretch, Written Written = default)
{
    /// <summary>Whether it tells no time although it is one: "the following day".</summary>
    public bool IsVague { get; init; }

    /// <summary>A value that is no stretch of days: an open interval or a length.</summary>
    public string? Told { get; init; }

    public string? Iso => Told ?? Stretch.Iso;
    public TimeKind Kind => Told is ['P', ..] ? TimeKind.Duration : IsVague && Told is not null ? TimeKind.Vague : Told is not null || Stretch.Grain == Grain.Days ? TimeKind.Interval : TimeKind.Date;
}
