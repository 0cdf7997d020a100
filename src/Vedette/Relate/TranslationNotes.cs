using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>Words by which a text tells that it, or what it quotes, was first told in another language.</summary>
internal static partial class TranslationNotes
{
    private const int Most = 3;

    /// <summary>Every note holds one of these; most texts hold none.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(["translat", "interpreter", "-language", " in "], StringComparison.OrdinalIgnoreCase);

    public static ImmutableArray<TextSpan> In(string text) =>
        !text.AsSpan().ContainsAny(Marks) ? [] : [.. Note().Matches(text).Take(Most).Select(m => new TextSpan(m.Index, m.Index + m.Length).Trim(text))];

    private const string Languages = "Arabic|Armenian|Azerbaijani|Belarusian|Bulgarian|Burmese|Cantonese|Chinese|Croatian|Czech|Danish|Dari|Dutch|Estonian|Farsi|Filipino|Finnish|French|Georgian|German|Greek|Hebrew|Hindi|Hungarian|Indonesian|"
        + "Italian|Japanese|Kazakh|Khmer|Korean|Latvian|Lithuanian|Malay|Mandarin|Mongolian|Norwegian|Pashto|Persian|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|Somali|Spanish|Swahili|Swedish|Tagalog|Thai|Turkish|Ukrainian|Urdu|Uzbek|Vietnamese";

    private const string Told = "[Ss]aid|[Ss]ays|[Tt]old|[Ss]poke|[Ss]peaking|[Ss]peech|[Ww]rote|[Ww]ritten|[Pp]ublished|[Pp]osted|[Rr]eported|[Tt]ranscript|[Ss]tatement|[Rr]emarks|[Cc]ommentary|[Ii]nterview|[Rr]eport|[Oo]riginal(?:ly)?";

    // "In Russian" is a language where no noun follows: "in Russian hands", "in Chinese waters" are none.
    [GeneratedRegex(@"\b(?:[Mm]achine[- ])?[Tt]ranslated (?:from|by|out of) [^.;)\n]{2,60}|\b(?:[Uu]nofficial |[Mm]achine )?[Tt]ranslation (?:from|by|provided by|of (?:his|her|their|the) (?:remarks|speech|words|statement)) ?[^.;)\n]{0,60}|\b[Tt]hrough an? (?:interpreter|translator)\b"
        + @"|\b(?:" + Told + @")\b[^.;\n“”""]{0,40}? in (?:" + Languages + @")(?=[,.;:)\]”""]|\s+(?:on|at|to|that|through|before|after|during|and|by|in an?)\b)|\b(?:" + Languages + @")-language (?:original|statement|version|site|report|edition|service|text|account)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
