namespace Vedette.Extract;

/// <summary>What a dictionary says that an actor is, from one day to another.</summary>
/// <param name="Code">A country with a sector, IGO, NGO, or <c>---REB</c>; null where the dictionary says that it is nobody who is coded.</param>
/// <param name="From">The first day; null when it was always so.</param>
/// <param name="To">The last day, itself within; null when it is still so.</param>
internal readonly record struct ActorRole(string? Code, DateOnly? From, DateOnly? To)
{
    public bool IsBounded => From is not null || To is not null;

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>A name of a dictionary with its roles, in the order in which they are written.</summary>
/// <param name="roles">With and without dates.</param>
/// <param name="usual">The code beside the name, which holds where no dated role does; null when there is none.</param>
internal sealed class DictionaryActor(string? usual, IReadOnlyList<ActorRole> roles)
{
    /// <summary>
    /// The code on a day: that of the first dated role that holds then, else of a role without dates, else the usual one. Where the day is not known, dates tell nothing:
    /// without a usual code the country alone is told when all roles have one.
    /// </summary>
    public string? On(DateOnly? day)
    {
        if (day is { } on)
            foreach (var role in roles)
                if (role.IsBounded && role.HoldsOn(on)) return role.Code;
        foreach (var role in roles)
            if (!role.IsBounded) return role.Code;
        if (usual is not null || day is not null || roles.Count == 0 || roles[0].Code is not { } first) return usual;
        foreach (var role in roles)
            if (role.Code is null || !role.Code.AsSpan().StartsWith(first.AsSpan(0, 3))) return null;
        return first is ['-', ..] ? null : first[..3];
    }
}
