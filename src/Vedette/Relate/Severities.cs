using System.Globalization;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>How much a change matters to who must judge on the later telling alone. The table and its reasons stand in docs/relating.md.</summary>
internal static class Severities
{
    /// <summary>A number that has become this many times as large, or as small, is another order of thing.</summary>
    private const double AnotherOrder = 2;

    /// <param name="isMade">Whether the later text was made from the earlier one.</param>
    public static DriftSeverity Of(Alteration altered, Claim from, Claim to, bool isMade) => altered.Kind switch
    {
        // Who did not write from the other text may have heard more of what was said.
        DriftKind.Added when !isMade => DriftSeverity.Notable,
        DriftKind.Certainty => Certainty((int)to.Certainty - (int)from.Certainty),
        DriftKind.Quantity => Quantity(altered.Before.Text, altered.After.Text),
        DriftKind.ConditionLost => to.Certainty > from.Certainty ? DriftSeverity.Grave : DriftSeverity.Notable,
        // A name gone is a source gone; a body without a name gone is less.
        DriftKind.AttributionLost => from.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial ? DriftSeverity.Slight : DriftSeverity.Notable,
        _ => Of(altered.Kind),
    };

    /// <summary>Of the kind alone, where no more is known.</summary>
    public static DriftSeverity Of(DriftKind kind) => kind switch
    {
        DriftKind.Polarity or DriftKind.Speaker or DriftKind.Obligation or DriftKind.Added or DriftKind.WatchToAim => DriftSeverity.Grave,
        _ => DriftSeverity.Notable,
    };

    /// <param name="steps">Up when the later telling is surer. A lost hedge is believed; a gained one only costs attention.</param>
    private static DriftSeverity Certainty(int steps) => steps switch
    {
        >= 2 => DriftSeverity.Grave,
        1 or <= -2 => DriftSeverity.Notable,
        _ => DriftSeverity.Slight,
    };

    private static DriftSeverity Quantity(string before, string after)
    {
        if (Value(before) is not { } x || Value(after) is not { } y || x <= 0 || y <= 0) return DriftSeverity.Notable;
        double times = Math.Max(x, y) / Math.Min(x, y);
        return times >= AnotherOrder ? DriftSeverity.Grave : times <= 1.1 ? DriftSeverity.Slight : DriftSeverity.Notable;
    }

    private static double? Value(string words) =>
        words.Split(' ').FirstOrDefault(w => w.Length > 0 && char.IsDigit(w[0])) is { } number && double.TryParse(number.TrimEnd('.', '%'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value) ? value : null;
}
