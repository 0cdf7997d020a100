using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>Entities kept up to date are those found from nothing, and cost no more than their own names.</summary>
public class EntityUpdateTests
{
    private static readonly DateTimeOffset Day = new(2031, 5, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_came_and_went_before_the_names_name_what_they_name_from_nothing()
    {
        NameSheet[] sheets = [.. Made(90, seed: 11).Select(NameSheet.Of)];
        var said = Rulings(sheets, seed: 5);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var kept = new Entities();
            HashSet<NameSheet> here = [];
            for (int step = 0; step < 6; step++)
            {
                NameSheet[] gone = [.. here.Where(_ => random.Next(4) == 0)], come = [.. sheets.Where(s => !here.Contains(s) && random.Next(3) == 0)];
                var rulings = NameRulings.Of(said.Where(_ => random.Next(3) > 0));
                var before = Named(kept, here);
                var changed = kept.Update(gone, come, rulings);
                here.ExceptWith(gone);
                here.UnionWith(come);
                var now = Named(kept, here);
                Print(kept, here).ShouldBe(Print(new Entities(here.OrderBy(_ => random.Next()), rulings), here));
                now.Where(n => before.TryGetValue(n.Key, out var was) && was != n.Value && !changed.Contains(n.Key)).ShouldBeEmpty("What is told as unchanged is unchanged.");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void One_more_document_costs_its_names_and_not_the_set()
    {
        NameSheet[] sheets = [.. Made(1250, seed: 3, people: 600).Select(NameSheet.Of)];
        long Work(int documents)
        {
            var entities = new Entities(sheets[..documents]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var sheet in sheets[documents..(documents + 50)]) entities.Update([], [sheet], NameRulings.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Work(100);
        Work(1200).ShouldBeLessThan(Work(300) * 3);
    }

    private static Dictionary<DocumentId, string> Named(Entities entities, IEnumerable<NameSheet> sheets) =>
        sheets.ToDictionary(s => s.Document.Id, s => string.Join(' ', entities.Places(s.Document.Id).Select(p => p.Form.Core.Root.Group!).Select(g => $"{g.Number}={g.Entity.Canonical}")));

    private static string Print(Entities entities, IEnumerable<NameSheet> sheets)
    {
        var lines = entities.All.Select(e => $"{e.Id} {e.Canonical} {e.Kind} {e.Country} {string.Join(',', e.Aliases)} {string.Join(" & ", e.Reasons.Select(r => r.Text))}").ToList();
        lines.AddRange(sheets.OrderBy(s => s.Document.Name, StringComparer.Ordinal).Select(s => string.Join(' ', entities.Places(s.Document.Id).Select(p => entities.Key(p.Form.Core.Root.Group!.Number)))));
        return string.Join('\n', lines);
    }

    /// <summary>Texts of names near each other: spellings, initials, family names alone, offices, bodies with and without countries.</summary>
    private static IEnumerable<Reading> Made(int documents, int seed, int people = 12)
    {
        var random = new Random(seed);
        string[] given = ["Sergei", "Sergey", "Anna", "Igor", "Stepan", "S."], countries = ["", "VEL", "BOR"], offices = ["", "", "Foreign Minister ", "Defence Minister "];
        string[] families = [.. Enumerable.Range(0, people).Select(i => $"{"BDKLMPRT"[i % 8]}{"aeiou"[i % 5]}{"lvrd"[i / 3 % 4]}{"aeiou"[i / 7 % 5]}{(i % 3 == 0 ? "nov" : i % 3 == 1 ? "nski" : "nskyy")}{(i > 11 ? $"{(char)('a' + (i / 26 % 26))}{(char)('a' + (i % 26))}" : "")}"), "Ivanov", "Wang"];
        string[] bodies = ["Ministry of Defence", "Defense Ministry", "Harbour Defence Council", "HDC", "Helm District Court", "Meridian Institute", "HNB"];
        for (int d = 0; d < documents; d++)
        {
            var text = new System.Text.StringBuilder();
            for (int n = 0; n < 6; n++)
            {
                string country = countries[random.Next(3)];
                text.Append(random.Next(4) switch
                {
                    0 => $"{offices[random.Next(4)]}[{families[random.Next(families.Length)]}|PER|{country}#1] spoke. ",
                    1 => $"[{bodies[random.Next(bodies.Length)]}|ORG|{country}#1] met. ",
                    2 => random.Next(2) == 0 ? "An analyst at [HNB|ORG#1] spoke. " : "Brask, May 3 ([HNB|ORG#1]) Ships left. ",
                    _ => $"{offices[random.Next(4)]}[{given[random.Next(6)]} {families[random.Next(families.Length)]}|PER|{country}#1] spoke. ",
                });
            }
            yield return EntityCase.Read($"made {seed} {d}", text.ToString(), []);
        }
    }

    private static NameRuling[] Rulings(NameSheet[] sheets, int seed)
    {
        var random = new Random(seed);
        NameUse Use()
        {
            var sheet = sheets[random.Next(sheets.Length)];
            var form = sheet.Forms[random.Next(sheet.Forms.Length)];
            return new(form.Key, form.Canonical, random.Next(4) == 0 ? sheet.Document.Item : null);
        }
        return [.. Enumerable.Range(0, 40).Select(i => (i, A: Use(), B: Use())).Where(r => r.A.FullKey != r.B.FullKey).Select(r => r.i % 5 == 0
            ? new NameRuling(NameVerdict.Told, r.A, null, new(r.i % 2 == 0 ? $"Name {r.i}" : null, null, r.i % 3 == 0 ? "VEL" : null), "Ada", Day.AddHours(r.i))
            : new NameRuling(r.i % 2 == 0 ? NameVerdict.One : NameVerdict.Two, r.A, r.B, null, "Ada", Day.AddHours(r.i)))];
    }
}
