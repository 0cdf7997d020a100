using System.CommandLine;
using Vedette.Language;

namespace Vedette.Training;

/// <summary>
/// <c>vedette-train re3d</c>: how well names are found on the reports of re3d. Persons, organisations and places by cross-validation over documents: each fold is read by a tagger that learnt from the others
/// and from the other corpora. The finer types come from patterns and tables and are measured as they are, with the shipped weights.
/// </summary>
internal static class Re3dMeasure
{
    private const int Folds = 5;
    private const int Rounds = 8;

    /// <summary>Its types and ours; its document references are our laws and documents, its nationalities also peoples and faiths.</summary>
    private static readonly (string Theirs, EntityKind[] Ours)[] FineTypes =
    [
        ("Weapon", [EntityKind.Weapon]), ("MilitaryPlatform", [EntityKind.Platform]), ("DocumentReference", [EntityKind.Law, EntityKind.Document]),
        ("Nationality", [EntityKind.Nationality, EntityKind.People]), ("Money", [EntityKind.Money]),
    ];

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds ner.", Required = true };
        var models = new Option<string>("--models") { Description = "The folder of the weights.", DefaultValueFactory = _ => "models" };
        var sets = new Option<string>("--sets") { Description = "What the folds learn from besides re3d.", DefaultValueFactory = _ => "uner,wikigold,meantime" };
        var command = new Command("re3d", "Measure names on re3d: by cross-validation over documents, and the finer types.") { data, models, sets };
        command.SetAction(parse => Run(parse.GetRequiredValue(data), parse.GetRequiredValue(models), parse.GetRequiredValue(sets).Split(',')));
        return command;
    }

    private static int Run(string data, string models, string[] sets)
    {
        var grammar = Grammar.Load(File.ReadAllBytes(Path.Combine(models, "en-grammar.vdw")));
        var finder = NameFinder.Load(File.ReadAllBytes(Path.Combine(models, "en-names.vdw")));
        var documents = Re3dDocument.Read(Path.Combine(data, "ner", "re3d", "re3d.jsonl"));
        PrintFine(documents, grammar, finder);
        NamedDocument[] reports = [.. documents.Select((document, i) => new NamedDocument(document.Named(grammar), grammar, finder.Gazetteer, 0) { Fold = i % Folds })];
        NamedDocument[] others = [.. sets.SelectMany((set, habit) => NameSets.Read(data, [set]).Select(document => new NamedDocument(document, grammar, finder.Gazetteer, (byte)(habit + 1)) { Fold = -1 }))];
        var every = new Counts();
        var proper = new Counts();
        for (int fold = 0; fold < Folds; fold++)
        {
            NamedSentence[] seen = [.. reports.Where(d => d.Fold != fold).Concat(others).SelectMany(d => d.Sentences)];
            var (index, encoded) = EncodedSentence.Encode(seen);
            var tagger = SequencePerceptron.Train(index, encoded, Rounds);
            foreach (var sentence in reports.Where(d => d.Fold == fold).SelectMany(d => d.Sentences))
            {
                var wanted = NamesScore.Spans(sentence.Labels).ToHashSet();
                var found = NamesScore.Spans(tagger.Label(sentence.Seen, [], new())).ToHashSet();
                every.Add(wanted, found);
                proper.Add([.. wanted.Where(span => IsProper(sentence, span))], [.. found.Where(span => IsProper(sentence, span))]);
            }
            Console.Error.WriteLine($"fold {fold + 1} of {Folds}");
        }
        every.Print("re3d, cross-validation, every mention (pronouns and common nouns too)");
        proper.Print("re3d, cross-validation, mentions that hold a proper noun");
        return 0;
    }

    private static bool IsProper(NamedSentence sentence, (int Start, int End, int Type) span) =>
        sentence.Tokens.AsSpan(span.Start..span.End).ToArray().Any(token => token.Fine is FineTag.NNP or FineTag.NNPS);

    private static void PrintFine(Re3dDocument[] documents, Grammar grammar, NameFinder finder)
    {
        foreach (var (theirs, ours) in FineTypes)
        {
            int right = 0, found = 0, wanted = 0;
            foreach (var document in documents)
            {
                var gold = document.Entities.Where(e => e.Type == theirs && IsName(document.Text, e)).Select(e => Trim(document.Text, e.Start, e.End)).ToHashSet();
                var names = finder.Find(document.Text, grammar.Parse(document.Text)).Where(m => Array.IndexOf(ours, m.Kind) >= 0).Select(m => Trim(document.Text, m.Span.Start, m.Span.End)).ToHashSet();
                (right, found, wanted) = (right + names.Count(gold.Contains), found + names.Count, wanted + gold.Count);
            }
            Console.WriteLine($"re3d {theirs}, names only: P {(double)right / Math.Max(1, found):F3} R {(double)right / Math.Max(1, wanted):F3} F1 {2.0 * right / Math.Max(1, found + wanted):F3} (gold {wanted}, found {found})");
        }
    }

    /// <summary>Common nouns ("a heavy machine gun") are no names: a capital beyond the first word's, or a sign of money.</summary>
    private static bool IsName(string text, Re3dEntity entity) => entity.Type is "Money" || Trim(text, entity.Start, entity.End) is var (start, end) && text.AsSpan(start, end - start).IndexOfAnyInRange('A', 'Z') >= 0;

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        foreach (string article in new[] { "the ", "The ", "a ", "A ", "an ", "An " })
            if (text.AsSpan(start, end - start).StartsWith(article, StringComparison.Ordinal)) return (start + article.Length, end);
        return (start, end);
    }

    private sealed class Counts
    {
        private readonly int[] right = new int[4], found = new int[4], wanted = new int[4];

        public void Add(HashSet<(int Start, int End, int Type)> gold, HashSet<(int Start, int End, int Type)> names)
        {
            foreach (var span in gold) wanted[span.Type]++;
            foreach (var span in names)
            {
                found[span.Type]++;
                if (gold.Contains(span)) right[span.Type]++;
            }
        }

        public void Print(string name) => NamesScore.Print(name, right, found, wanted);
    }
}
