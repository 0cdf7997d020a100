using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Access;

/// <summary>Whoever asks for something now, and what this one may.</summary>
/// <param name="Name">In which decisions and judgements are made.</param>
public sealed record Visitor(string Name, ImmutableArray<Right> Rights, Tlp Ceiling)
{
    /// <summary>Somebody alone at the machine, without accounts: may do everything.</summary>
    public static Visitor Alone(string name) => new(name, Role.Administrator.Rights(), Tlp.Red);

    public static Visitor Of(Account account) => new(account.Name, account.Role.Rights(), account.Ceiling);

    /// <summary>Of the key's scopes those that its person still has.</summary>
    public static Visitor Of(Account account, ApiKey key) => new(account.Name, [.. account.Role.Rights().Where(key.Scopes.Contains)], account.Ceiling);

    public bool May(Right right) => Rights.Contains(right);

    /// <summary>Null when it may; else what to do.</summary>
    public Fault? Refuse(Right right) => May(right) ? null
        : new("W761", $"{Name} may not do this: it takes the right '{right.ToString().ToLowerInvariant()}', which the role {Roles.Least(right).ToString().ToLowerInvariant()} has. Ask an administrator ('vedette accounts role').");
}
