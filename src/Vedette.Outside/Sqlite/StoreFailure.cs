using Microsoft.Data.Sqlite;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Turns what SQLite reports into a numbered failure that says what to do.</summary>
internal static class StoreFailure
{
    private const int Error = 1, Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Auth = 23, NotADatabase = 26;
    private const int ShortRead = IoError | (2 << 8), Checksum = IoError | (32 << 8);

    /// <summary>The failure, or null for an error that only a mistake in this program can cause: that one must stay visible as it is.</summary>
    public static VedetteException? From(SqliteException e, string path) => e switch
    {
        { SqliteExtendedErrorCode: ShortRead or Checksum } or { SqliteErrorCode: Corrupt or NotADatabase } => Damaged(path, e.Message, e),
        // Our statements are fixed: one that does not fit the tables means that the tables are not what the history says.
        { SqliteErrorCode: Error } => Damaged(path, e.Message, e),
        { SqliteErrorCode: Busy or Locked } => new("W304", $"The store {path} is being written by another process for too long. Wait until it has ended, or stop it, and try again.", e),
        { SqliteErrorCode: Full or IoError } => new("W305", $"The store {path} cannot grow: the disk is full or failing. The last document was not added, all before it are kept. Free some space and run the same command again.", e),
        { SqliteErrorCode: ReadOnly or CannotOpen or Perm or Auth } => new("W308", $"The store {path} cannot be written: the file, its folder or the disk is read-only for you. Change the rights or copy it to a folder of your own.", e),
        _ => null,
    };

    public static VedetteException Damaged(string path, string detail, Exception? inner = null) =>
        new("W303", $"{path} is not a Vedette store or is damaged ({detail}). Put back a copy, or make a new store with 'vedette init --store NEW' and add the sources again.", inner);

    public static VedetteException Missing(string path) =>
        new("W306", $"There is no store at {path}. Make one with 'vedette init --store {path}'.");

    public static VedetteException SomethingElse(string path) =>
        new("W307", $"{path} exists already and is not a Vedette store; it was left as it is. Choose another path with --store.");

    public static VedetteException Newer(string path, long found, long known) =>
        new("W301", $"The store {path} has version {found}, this vedette reads up to version {known}. Install the newer vedette, or use another store.");

    public static VedetteException Changed(string path, string migration) =>
        new("W302", $"The store {path} was made by another {migration} than this vedette has: their checksums differ. Use the vedette that made it, or make a new store and add the sources again.");
}
