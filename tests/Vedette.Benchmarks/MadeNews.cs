using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Benchmarks;

/// <summary>
/// Short reports, made and not read, as many as are asked for: a happening has one to twelve of them, in which its persons say things of it; each third is a copy of one before it, the
/// others tell it in words of their own. Words are as uneven as in a language (Zipf 1949), names come back. The same number gives the same report on every machine.
/// </summary>
internal static class MadeNews
{
    private const int Vocabulary = 60_000, Persons = 40_000, Outlets = 4_000, Days = 4_000;
    private static readonly string[] Syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu za ze zi zo zu".Split(' ');
    private static readonly Maker Made = new("made", "1");
    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    public static IEnumerable<Reading> Reports()
    {
        for (int happening = 0, number = 0; ; happening++)
        {
            var random = new Random(happening);
            int reports = 1 + (int)(random.NextDouble() * random.NextDouble() * 12);
            var told = new Happening(random);
            for (int i = 0; i < reports; i++) yield return told.Report(number++, i, new Random((happening * 16) + i));
        }
    }

    private sealed class Happening
    {
        private readonly (string Speaker, string[] Said)[] facts;
        private readonly int day;
        private readonly List<(string Speaker, string[] Said)[]> tellings = [];

        public Happening(Random random)
        {
            day = random.Next(Days);
            facts = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (Person(random.Next(Persons)), Enumerable.Range(0, 9 + random.Next(6)).Select(_ => Word(Rank(random))).ToArray()))];
        }

        public Reading Report(int number, int turn, Random random)
        {
            bool isCopy = tellings.Count > 0 && turn % 3 == 2;
            var telling = isCopy ? tellings[random.Next(tellings.Count)] : [.. facts.Select(f => (f.Speaker, Said: f.Said.Select(w => random.Next(4) == 0 ? Word(Rank(random)) : w).ToArray()))];
            tellings.Add(telling);
            return Print(number, telling, FirstDay.AddDays(day + (isCopy ? 1 : 0)), $"{Word(random.Next(Outlets)).ToUpperInvariant()} Courier");
        }
    }

    private static Reading Print(int number, (string Speaker, string[] Said)[] telling, DateOnly day, string outlet)
    {
        var id = new DocumentId(ContentHash.Of("made", $"{number}"));
        var text = new StringBuilder();
        var (sentences, names, claims) = (new List<TextSpan>(), new List<Name>(), new List<Claim>());
        string iso = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (speaker, said) in telling)
        {
            int start = text.Length;
            text.Append(speaker);
            var source = new TextSpan(start, text.Length);
            text.Append(" said that ");
            int content = text.Length;
            text.AppendJoin(' ', said);
            var span = new TextSpan(content, text.Length);
            text.Append(". ");
            sentences.Add(new(start, text.Length - 1));
            names.Add(new(source, EntityKind.Person, new EntityId(ContentHash.Of("made name", speaker)), speaker, null));
            claims.Add(new Claim
            {
                Id = new(ContentHash.Of("made claim", $"{number}", $"{claims.Count}")), Document = id, Source = [source], Cue = [new(source.End + 1, source.End + 5)], Content = [span], Speaker = speaker,
                SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, Certainty = Certainty.Certain, Said = When.Parse(iso), MadeBy = Made,
            });
        }
        return new Reading
        {
            Document = new() { Id = id, Item = new(ContentHash.Of("made item", $"{number}")), Address = $"made/{number}.txt", Name = $"{number}", Text = text.ToString(), Published = When.Parse(iso), Outlet = outlet, Language = "en" },
            Sentences = [.. sentences], Names = [.. names], Claims = [.. claims],
        };
    }

    private static string Person(int number) => $"{Capital(Word(number % 997))} {Capital(Word(1_000 + number))}";
    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Low ranks often, high ones seldom: evenly spread over the logarithm.</summary>
    private static int Rank(Random random) => (int)Math.Pow(Vocabulary, random.NextDouble()) + 200;

    private static string Word(int rank)
    {
        var word = new StringBuilder();
        for (uint left = ((uint)rank * 2_654_435_761u) >> 8; word.Length < 6 || left > 0; left /= (uint)Syllables.Length) word.Append(Syllables[left % (uint)Syllables.Length]);
        return word.ToString();
    }
}
