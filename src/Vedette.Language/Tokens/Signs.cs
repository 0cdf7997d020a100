using System.Globalization;

namespace Vedette.Language;

/// <summary>What a single sign of a text is, for cutting it into words and sentences.</summary>
internal static class Signs
{
    /// <summary>White space, control signs, and the signs without width that some pages put between words.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\uFEFF' or '\u2060';

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '′' or '＇';
    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' || IsApostrophe(c);
    public static bool IsCloser(char c) => c is ')' or ']' or '}' or '"' or '”' or '»' or '›' or '’' or '\'' or '」' or '』' or '）';
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';
    public static bool IsFinal(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '‽';
    public static bool IsBullet(char c) => c is '•' or '▪' or '‣' or '●' or '◦' or '■' or '►';

    /// <summary>A letter, digit, mark or underscore, the first half of a pair that makes a letter, or a sign that is invisible inside a word.</summary>
    public static bool IsWord(string text, int at)
    {
        char c = text[at];
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c == '_';
        if (c is '\u00AD' or '\u200C' or '\u200D') return at > 0;
        if (char.IsLowSurrogate(c)) return at > 0 && char.IsHighSurrogate(text[at - 1]) && IsWord(text, at - 1);
        return CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }

    /// <summary>Signs that change the one before them: marks, variation selectors, joiners.</summary>
    public static bool IsExtender(char c) =>
        c is '\u200D' or '\u20E3' or (>= '\uFE00' and <= '\uFE0F') || (c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);
}
