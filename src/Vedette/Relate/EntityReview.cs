using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A name as it is offered to a person to decide on.</summary>
/// <param name="Use">What a ruling on it is about.</param>
/// <param name="Entity">What it names now.</param>
/// <param name="Documents">In how many documents it stands.</param>
/// <param name="Where">The first of its places, at most a few; none for a speaker whom the text names otherwise.</param>
public sealed record EntityName(NameUse Use, Entity Entity, int Documents, ImmutableArray<Quote> Where)
{
    /// <summary>For names told apart by place: the items in which it stands.</summary>
    public ImmutableArray<ItemId> Items { get; init; } = [];
}

/// <summary>The names of a picture, to look through and to decide on: what each names, which may be one thing, and which may be two.</summary>
public sealed class EntityReview
{
    /// <summary>Places shown of each name.</summary>
    private const int Shown = 3;

    private readonly Entities entities;
    private readonly Lazy<ImmutableArray<EntityCandidate>> candidates;

    private EntityReview(Picture picture)
    {
        entities = new(picture.Readings.DistinctBy(r => r.Document.Id).Select(NameSheet.Of), picture.Rulings);
        candidates = new(() => new EntityCandidates(this, entities).All);
    }

    public static EntityReview Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new(picture);
    }

    /// <summary>What nobody decided on yet, the likeliest first.</summary>
    public ImmutableArray<EntityCandidate> Candidates => candidates.Value;

    /// <summary>What the name that stands at a place names; null where none stands.</summary>
    public Entity? At(DocumentId document, Language.TextSpan span) => entities.Places(document).Where(p => p.Span == span).Select(p => p.Form.Core.Root.Group!.Entity).FirstOrDefault();

    /// <summary>Who makes a claim; null for one that names nobody.</summary>
    public Entity? SpeakerOf(Claim claim) => entities.SpeakerForm(claim)?.Core.Root.Group!.Entity;

    /// <summary>The names that are written so, in either case, or those of the thing whose id begins so.</summary>
    public ImmutableArray<EntityName> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string asked = text.Trim();
        var written = entities.Groups.SelectMany(g => g.Members).Where(f => f.Variants.Any(v => string.Equals(v.Canonical, asked, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (written.Length == 0) written = [.. entities.Groups.Where(g => string.Equals(g.Entity.Canonical, asked, StringComparison.OrdinalIgnoreCase)).Select(g => g.Lead)];
        if (written.Length == 0 && asked.Length >= 4) written = [.. entities.Groups.Where(g => g.Entity.Id.ToString().StartsWith(asked, StringComparison.OrdinalIgnoreCase)).Select(g => g.Lead)];
        return [.. written.Select(Name)];
    }

    /// <summary>All names of a thing.</summary>
    public ImmutableArray<EntityName> NamesOf(EntityId entity) => [.. entities.Groups.Where(g => g.Entity.Id == entity).SelectMany(g => g.Members).Select(Name)];

    /// <summary>Whether a name of this key stands somewhere.</summary>
    internal bool Has(string key) => entities.Form(key) is not null;

    internal EntityName Name(EntityForm form) => Name(form, form.Documents);

    /// <summary>A name as it stands in some of its documents.</summary>
    internal EntityName Name(EntityForm form, IReadOnlyCollection<DocumentId> documents)
    {
        var places = documents.OrderBy(d => d.Hash).Take(Shown).SelectMany(d => entities.Places(d).Where(p => p.Form == form).Take(1).Select(p => new Quote(d, p.Span)));
        return new(new(form.IsPlaced ? form.Key[..form.Key.LastIndexOf('@')] : form.Key, form.Lead.Canonical, Item(form), Place(form)), form.Core.Root.Group!.Entity, documents.Count, [.. places])
        {
            Items = [.. documents.Select(entities.ItemOf).Distinct().OrderBy(i => i.Hash)],
        };
    }

    private ItemId? Item(EntityForm form) => form.IsPlaced && !form.Key[form.Key.LastIndexOf('@')..].Contains('+', StringComparison.Ordinal) ? form.Documents.Select(entities.ItemOf).First() : null;
    private Quote? Place(EntityForm form) => form.IsPlaced && Item(form) is null ? form.Documents.SelectMany(d => entities.Places(d).Where(p => p.Form == form).Select(p => (Quote?)new Quote(d, p.Span))).FirstOrDefault() : null;
}
