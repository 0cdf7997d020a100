namespace Vedette.Language;

/// <summary>A day, a time of day or both, at tokens up to <see cref="End"/>.</summary>
internal readonly record struct Moment(int End, Point Day, Clock Clock, bool HasDay, bool HasClock, bool HasPart)
{
    /// <summary>A part of the day has no hours of its own: its value is the day. A time of day of an unknown day tells nothing.</summary>
    public string? Iso => !HasClock ? Day.Stretch.Iso : HasDay ? Day.Stretch.Iso is { } day ? Clock.Sure ? day + Clock.Iso : day : null : Clock.Sure ? Clock.Iso : null;

    public bool IsTimed => HasClock || HasPart;
}
