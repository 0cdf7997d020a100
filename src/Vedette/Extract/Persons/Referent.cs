using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Whether one or several are meant, and whether people or a body.</summary>
internal enum ReferentSort : byte { Person, Body, Several }

/// <summary>Somebody whom a document speaks of, by name or without: whom a pronoun or "the minister" may mean.</summary>
/// <param name="Noun">What somebody without a name was called last: "official"; null for one with a name.</param>
/// <param name="FirstStart">Where the document first speaks of it.</param>
internal sealed record Referent(string Name, SpeakerType Type, ReferentSort Sort, string? Country, Pronoun Pronoun, ImmutableArray<Role> Roles, string? Noun, int FirstStart)
{
    /// <summary>Whether somebody of this kind may be called by the pronoun.</summary>
    public bool MayBe(Pronoun pronoun) => Sort is ReferentSort.Person && (Pronoun is Pronoun.Unknown || Pronoun == pronoun);

    /// <summary>The role by which the words may mean this one, or null.</summary>
    public Role? RoleFor(RoleCall call) => Roles.Where(r => (r.Country ?? Country ?? call.Country) == (call.Country ?? r.Country ?? Country) && r.Answers(call)).MinBy(r => r.IsListed);
}
