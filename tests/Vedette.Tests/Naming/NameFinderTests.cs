using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;

namespace Vedette.Tests.Naming;

public class NameFinderTests
{
    private static readonly string[] Pieces =
    [
        "Sergei", "Lavrov", "said", "the", "Kremlin", "of", "New", "York", "Times", "North", "Korea", "'s", "’s", "-", "(", ")", "NSB", "Ministry", "Foreign", "President", "war", "War", "World", "II",
        "US", "7th", "Fleet", "fleet", "South", "China", "Sea", ",", ".", "\n", "\n\n", "Treaty", "Act", "Su", "35", "Resolution", "2254", "Congress", "20th", "Minister", "administration", "\"", "😀", "the West", "Ming-yen", "x",
    ];

    [Fact]
    public void Mentions_never_overlap_and_stand_at_borders_of_tokens() => Prop.ForAll(
        Gen.Elements(Pieces).ArrayOf().Select(words => string.Join(' ', words)).ToArbitrary(),
        text =>
        {
            var sentences = Weights.Grammar.Parse(text);
            var mentions = Weights.Names.Find(text, sentences);
            var starts = sentences.SelectMany(s => s.Tokens).Select(t => t.Start).ToHashSet();
            var ends = sentences.SelectMany(s => s.Tokens).Select(t => t.End).ToHashSet();
            return mentions.All(m => starts.Contains(m.Span.Start) && ends.Contains(m.Span.End) && m.Kind != EntityKind.None)
                && mentions.Zip(mentions.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_without_tags_are_read_too()
    {
        const string text = "Sergei Lavrov flew to North Korea .";
        int at = 0;
        var tokens = text.Split(' ').Select(word => { var token = new Token(new TextSpan(at, at + word.Length)); at += word.Length + 1; return token; }).ToImmutableArray();
        Weights.Names.Find(text, [new Sentence(new(0, text.Length), tokens)]).Select(m => m.Span.Of(text)).ShouldBe(["Sergei Lavrov", "North Korea"]);
    }

    [Fact]
    public void The_same_text_gives_the_same_names()
    {
        const string text = "Orsk Velan, who leads the Velian Navy, met Jane Harrow in Riga. Harrow and Velan spoke of Latvia.";
        var sentences = Weights.Grammar.Parse(text);
        Weights.Names.Find(text, sentences).ShouldBe(Weights.Names.Find(text, sentences));
    }

    [Fact]
    public void A_text_without_words_has_no_names() => Weights.Names.Find("", Weights.Grammar.Parse("")).ShouldBeEmpty();

    [Fact]
    public void Weights_of_another_engine_are_refused() =>
        Should.Throw<WeightsException>(() => NameFinder.Load(File.ReadAllBytes(Repository.At("models", "en-grammar.vdw")))).Message.ShouldContain("en-grammar");

    [Fact]
    public void Weights_with_other_labels_are_refused()
    {
        var writer = new WeightsWriter();
        var model = new LinearModel(7, [], [0], [], []);
        model.Write(writer);
        model.Write(writer);
        Should.Throw<WeightsException>(() => NameFinder.Load(WeightsFile.Pack(NameFinder.Kind, writer.Written))).Message.ShouldContain("7 labels");
    }
}
