namespace Vedette.Language;

/// <summary>Decades: in digits ("the 1990s", "the '70s") and in words ("the seventies", "the nineteen-eighties").</summary>
internal static class DecadeRules
{
    /// <summary>"The 1990s", "the '70s", "1960's". Two digits are of the nineteen-hundreds from the twenties on; "the 10s" tell no century.</summary>
    public static bool TryDecade(TimeWindow w, int start, int at, out Point point)
    {
        point = default;
        if (w[at] is not { Word: TimeWord.Digits } digits || digits.Value % 10 != 0 || digits.Length is not (2 or 4) || digits.Length == 4 && digits.Value is < 1000 or > 2990) return false;
        int end = w.IsApostrophe(at + 1) && w.IsGlued(at + 1) ? at + 2 : at + 1;
        if (!w.IsGlued(end) || !w.Is(end, "s")) return false;
        if (w.IsGlued(at) && !w.IsApostrophe(at - 1) && !w.IsDash(at - 1)) return false;
        if (digits.Length == 2 && (start == at || !w.IsAny(at - 1, "the") && !w.IsApostrophe(at - 1) && w[at - 1].Word != TimeWord.Portion)) return false;
        return PeriodRules.Reach(out point, start, end + 1, digits.Length == 4 ? Stretch.Years(digits.Value, 10) : digits.Value >= 20 ? Stretch.Years(1900 + digits.Value, 10) : default);
    }

    /// <summary>"The seventies", "the nineteen-eighties", "the twenty-tens", "the noughties". Which twenties and thirties are meant, the words alone do not tell.</summary>
    public static bool TrySpelledDecade(TimeWindow w, int start, int at, out Point point)
    {
        point = default;
        int decade = w.IsDash(at + 1) ? at + 2 : at + 1;
        if (w[at] is { Word: TimeWord.Small, Value: >= 15 and <= 19 } or { Word: TimeWord.Tens, Value: 20 } && w[decade].Word == TimeWord.Decade) return PeriodRules.Reach(out point, start, decade + 1, Stretch.Years(100 * w[at].Value + w[decade].Value, 10));
        if (w[at] is not { Word: TimeWord.Decade, Value: not 10 } || w.IsDash(at + 1) && w.IsGlued(at + 1) || start == at && w[at - 1].Word != TimeWord.Portion) return false;
        return PeriodRules.Reach(out point, start, at + 1, w[at].Value == 0 ? Stretch.Years(2000, 10) : w[at].Value >= 40 ? Stretch.Years(1900 + w[at].Value, 10) : default);
    }
}
