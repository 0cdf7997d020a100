using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A form of a name over documents: all that is written alike and that its texts, or people, do not tell apart.</summary>
/// <param name="key">Of the name's form, with the place where people say that it names something else.</param>
internal sealed class EntityForm(string key, bool isPlaced)
{
    private readonly List<(NameForm Form, int Documents)> variants = [];

    public string Key => key;
    public bool IsPlaced => isPlaced;

    /// <summary>How most documents write it.</summary>
    public NameForm Lead { get; private set; } = null!;

    /// <summary>Told by people, else by most documents that tell one; null when none does.</summary>
    public string? Country { get; private set; }
    public string? ToldCountry { get; set; }
    public ImmutableSortedSet<string> Offices { get; private set; } = [];
    public HashSet<DocumentId> Documents { get; } = [];
    public IEnumerable<NameForm> Variants => variants.Select(v => v.Form);

    /// <summary>The countries that its documents give it, each with how many do.</summary>
    public IEnumerable<(string Country, int Documents)> Countries => variants.Where(v => v.Form.Country is not null).GroupBy(v => v.Form.Country!, StringComparer.Ordinal).Select(of => (of.Key, of.Sum(v => v.Documents)));

    public EntityCore Core { get; set; } = null!;

    /// <summary>Under which it meets names that may be the same, under which it may be asked for, and under which it asks.</summary>
    public (ImmutableArray<string> Meets, ImmutableArray<string> Offers, ImmutableArray<string> Asks) Filed { get; set; } = ([], [], []);

    /// <summary>A name that is only a part of one, or initials: which whole name it stands for the set must tell.</summary>
    public bool IsDependent => Lead.IsPart || Lead.IsInitials;
    public bool IsPerson => Lead.Kind is EntityKind.Person;
    public bool IsFullPerson => IsPerson && !Lead.IsPart && Lead.Parts.Length > 1;

    public void Add(NameForm form, DocumentId document)
    {
        Documents.Add(document);
        int at = variants.FindIndex(v => IsSame(v.Form, form));
        if (at < 0) variants.Add((form, 1));
        else variants[at] = (variants[at].Form, variants[at].Documents + 1);
    }

    public void Remove(NameForm form, DocumentId document)
    {
        Documents.Remove(document);
        int at = variants.FindIndex(v => IsSame(v.Form, form));
        if (variants[at].Documents == 1) variants.RemoveAt(at);
        else variants[at] = (variants[at].Form, variants[at].Documents - 1);
    }

    /// <summary>Works out anew what is told of it. True when something became other that joining looks at.</summary>
    public bool Settle()
    {
        var before = (Lead?.Canonical, Lead?.Kind, Country, Offices);
        Lead = variants.OrderByDescending(v => v.Documents).ThenBy(v => v.Form.Canonical, StringComparer.Ordinal).ThenBy(v => v.Form.Kind).ThenBy(v => v.Form.Country, StringComparer.Ordinal).ThenBy(v => v.Form.Office, StringComparer.Ordinal).First().Form;
        Country = ToldCountry ?? (variants.Count == 1 ? Lead.Country : Countries.OrderByDescending(c => c.Documents).ThenBy(c => c.Country, StringComparer.Ordinal).Select(c => c.Country).FirstOrDefault());
        Offices = variants.Count == 1 && Lead.Office is null ? [] : [.. variants.Select(v => v.Form.Office).OfType<string>()];
        return before.Canonical is null || before.Canonical != Lead.Canonical || before.Kind != Lead.Kind || before.Country != Country || !before.Offices.SetEquals(Offices);
    }

    private static bool IsSame(NameForm a, NameForm b) => ReferenceEquals(a, b) || (a.Canonical == b.Canonical && a.Kind == b.Kind && a.Country == b.Country && a.Office == b.Office);
}

/// <summary>Forms that are joined by what they are, without regard to the names that are only parts of one.</summary>
internal sealed class EntityCore(EntityForm[] members)
{
    /// <summary>By their keys.</summary>
    public EntityForm[] Members => members;
    public string Key => members[0].Key;

    /// <summary>The country of all that tell one; null when none does.</summary>
    public string? Country { get; } = members.Select(m => m.Country).FirstOrDefault(c => c is not null);
    public bool IsDependent { get; } = Array.TrueForAll(members, m => m.IsDependent);

    /// <summary>What its parts of a name stand for; null when it stands for itself.</summary>
    public EntityCore? Target { get; set; }
    public HashSet<EntityCore> Hung { get; } = [];
    public EntityCore Root => Target ?? this;
    public EntityGroup? Group { get; set; }

    public bool MayMeet(EntityCore other) => Country is null || other.Country is null || Country == other.Country;
}

/// <summary>All forms of the names of one thing.</summary>
/// <param name="Number">The same for one thing while <paramref name="Lead"/> stays; of no two things at one time.</param>
internal sealed record EntityGroup(int Number, EntityForm Lead, EntityForm[] Members, Entity Entity);
