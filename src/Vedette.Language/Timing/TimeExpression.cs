namespace Vedette.Language;

/// <summary>
/// What a time expression stands for. <see cref="Vague"/> places something before or after the day of writing and does not tell when ("recently", "in the coming months"):
/// its value is open on the far side, bounded by that day alone.
/// </summary>
public enum TimeKind : byte { None, Date, Time, Duration, Interval, Repeating, Vague }

/// <summary>A stretch of text that tells a time.</summary>
/// <param name="Value">
/// ISO 8601: <c>2025-12-17</c>, <c>2025-12</c>, <c>2025</c>, <c>2025-W51</c>, <c>2025-Q1</c>, an interval <c>START/END</c> with END exclusive,
/// an open one <c>2022/..</c>, a duration <c>P3D</c>, a repetition <c>R/P1W</c>. Null when the text does not tell: never a guess.
/// </param>
public readonly record struct TimeExpression(TextSpan Span, TimeKind Kind, string? Value);
