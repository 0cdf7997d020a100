using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Vedette.Outside;

/// <summary>
/// Work that is done as a whole or not at all. SQLite ends a transaction by itself when the disk is full; the provider's own transaction
/// then fails at rolling back and hides the reason, so it is asked first.
/// </summary>
internal static class Transaction
{
    /// <summary>Takes the write lock at the start, so that waiting for it happens before any work.</summary>
    public static T Write<T>(SqliteConnection connection, Func<T> work) => Run(connection, "BEGIN IMMEDIATE", work);

    /// <summary>Several queries see one state, whatever another process commits between them.</summary>
    public static T Read<T>(SqliteConnection connection, Func<T> work) => Run(connection, "BEGIN DEFERRED", work);

    private static T Run<T>(SqliteConnection connection, string begin, Func<T> work)
    {
        connection.Execute(begin);
        try
        {
            var result = work();
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0) connection.Execute("ROLLBACK");
            throw;
        }
    }
}
