using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>Short forms that are written with a full stop.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> BeforeName = Set(
        "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Rev Hon Sen Rep Gov Pres Sec Amb St Ste Fr Sr Mt Ft Msgr Supt Det Insp Vice-Adm No Nos Fig vs Messrs Mme Mlle");

    private static readonly FrozenSet<string> Others = Set(
        "Jr Inc Corp Co Ltd Bros etc al approx dept est govt min max misc Ave Blvd Rd Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ph.D e.g i.e cf pp vol ed eds ca");

    public static bool Contains(ReadOnlySpan<char> word) => IsBeforeName(word) || Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A title or the like: the sentence always goes on.</summary>
    public static bool IsBeforeName(ReadOnlySpan<char> word) => BeforeName.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
