using System.Globalization;

namespace Vedette.Language;

/// <summary>The currencies that news tells sums in, by ISO 4217.</summary>
public static class Currency
{
    /// <summary>The code of a sign or a code before the number; null when the word is neither. A bare dollar is the United States'.</summary>
    public static string? OfSign(ReadOnlySpan<char> word) => word switch
    {
        "$" or "US$" or "USD" or "U.S.$" => "USD",
        "€" or "EUR" => "EUR",
        "£" or "GBP" => "GBP",
        "¥" or "JPY" => "JPY",
        "RMB" or "CNY" or "CN¥" => "CNY",
        "NT$" or "TWD" => "TWD",
        "HK$" or "HKD" => "HKD",
        "A$" or "AU$" or "AUD" => "AUD",
        "C$" or "CA$" or "CAD" => "CAD",
        "S$" or "SGD" => "SGD",
        "NZ$" or "NZD" => "NZD",
        "R$" or "BRL" => "BRL",
        "₽" or "RUB" => "RUB",
        "₴" or "UAH" => "UAH",
        "₹" or "Rs" or "Rs." or "INR" => "INR",
        "₩" or "KRW" => "KRW",
        "₪" or "ILS" => "ILS",
        "₺" or "TRY" => "TRY",
        "CHF" => "CHF",
        _ => null,
    };

    /// <summary>The code of a currency's name behind the number; null when it is none. Rials, pesos and francs are several countries': they give "".</summary>
    public static string? OfName(ReadOnlySpan<char> words) => words switch
    {
        "dollar" or "dollars" or "US dollars" or "U.S. dollars" or "American dollars" => "USD",
        "euro" or "euros" => "EUR",
        "pounds sterling" or "pound sterling" or "British pounds" => "GBP",
        "yen" or "Japanese yen" => "JPY",
        "yuan" or "renminbi" or "Chinese yuan" => "CNY",
        "New Taiwan dollars" or "Taiwan dollars" or "Taiwanese dollars" => "TWD",
        "Hong Kong dollars" => "HKD",
        "Australian dollars" => "AUD",
        "Canadian dollars" => "CAD",
        "Singapore dollars" => "SGD",
        "New Zealand dollars" => "NZD",
        "won" or "South Korean won" or "Korean won" => "KRW",
        "ruble" or "rubles" or "rouble" or "roubles" or "Russian rubles" or "Russian roubles" => "RUB",
        "hryvnia" or "hryvnias" or "hryvnyas" => "UAH",
        "Indian rupees" => "INR",
        "shekel" or "shekels" => "ILS",
        "zloty" or "zlotys" => "PLN",
        "Swiss francs" or "Swiss franc" => "CHF",
        "baht" => "THB",
        "ringgit" => "MYR",
        "rupiah" => "IDR",
        "Turkish lira" or "Turkish liras" => "TRY",
        "dirhams" or "rupees" or "rupee" or "rials" or "rial" or "riyals" or "riyal" or "lira" or "pesos" or "francs" or "kroner" or "kronor" or "crowns" or "dong" => "",
        _ => null,
    };

    /// <summary>What a scale word multiplies by; 0 when it is none.</summary>
    public static double Scale(ReadOnlySpan<char> word) => word switch
    {
        "hundred" => 1e2,
        "thousand" or "k" or "K" => 1e3,
        "lakh" => 1e5,
        "million" or "mn" or "m" or "M" => 1e6,
        "crore" => 1e7,
        "billion" or "bn" or "B" => 1e9,
        "trillion" or "tn" => 1e12,
        _ => 0,
    };

    /// <summary>The sum in one form, "USD 5000000", "EUR 1500000000 to 2000000000"; null when the words tell no number or no one currency.</summary>
    public static string? Normal(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rest = words.AsSpan().Trim();
        int first = rest.IndexOfAny("0123456789");
        if (first < 0) return null;
        string? code = first > 0 ? OfSign(rest[..first].Trim()) : null;
        List<(double Number, double Scale)> sums = [];
        rest = rest[first..];
        while (!rest.IsEmpty)
        {
            int length = rest.IndexOfAnyExcept("0123456789.,");
            if (length < 0) length = rest.Length;
            if (length > 0)
            {
                if (!double.TryParse(rest[..length].TrimEnd(",."), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number)) return null;
                sums.Add((number, 1));
                rest = rest[length..];
                continue;
            }
            if (!char.IsLetter(rest[0]))
            {
                rest = rest[1..];
                continue;
            }
            if (OfName(rest) is { } named)
            {
                code ??= named;
                break;
            }
            length = 0;
            while (length < rest.Length && (char.IsLetter(rest[length]) || rest[length] is '.')) length++;
            if (Scale(rest[..length]) is > 0 and var scale) sums[^1] = (sums[^1].Number, sums[^1].Scale * scale);
            rest = rest[length..];
        }
        if (string.IsNullOrEmpty(code) || sums.Count is 0 or > 2) return null;
        // "1.5 to 2 billion": the scale stands once for both.
        if (sums.Count == 2 && sums[0].Scale == 1 && sums[0].Number < 1000) sums[0] = (sums[0].Number, sums[1].Scale);
        return $"{code} {string.Join(" to ", sums.Select(sum => Math.Round(sum.Number * sum.Scale, 2).ToString("0.##", CultureInfo.InvariantCulture)))}";
    }
}
