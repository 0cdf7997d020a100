using Microsoft.Data.Sqlite;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Writes the lines of one file of a feed by statements that are prepared once.</summary>
internal sealed class ReportedRows : IDisposable
{
    private readonly SqliteCommand insertEvent, insertMention, insertFault, known;
    private readonly long file;
    private readonly string transport;
    private long events, mentions, repeated, unread, faults;

    public ReportedRows(SqliteConnection connection, long file, string transport)
    {
        (this.file, this.transport) = (file, transport);
        insertEvent = Prepared(connection, "INSERT INTO reported_events (transport, number, id, file, line, day, link, row) VALUES ($0, $1, $2, $3, $4, $5, CAST($6 AS TEXT), CAST($7 AS TEXT)) ON CONFLICT (transport, number) DO NOTHING", 8);
        insertMention = Prepared(connection, "INSERT INTO reported_mentions (transport, number, id, file, line, report, row) VALUES ($0, $1, $2, $3, $4, CAST($5 AS TEXT), CAST($6 AS TEXT)) ON CONFLICT (id) DO NOTHING", 7);
        insertFault = Prepared(connection, "INSERT INTO reported_faults (file, place, line, code, message, row) VALUES ($0, $1, $2, $3, CAST($4 AS TEXT), CAST($5 AS TEXT))", 6);
        known = Prepared(connection, "SELECT id FROM reported_events WHERE transport = $0 AND number = $1", 2);
    }

    public void Add(ReportedLine line)
    {
        foreach (var fault in line.Faults) Keep(line, fault);
        if (line.Event is { } told) Add(line, told);
        else if (line.Mention is { } mention)
        {
            if (Run(insertMention, transport, mention.Number, mention.Id.Bytes(), file, line.Line, mention.Report.Utf8(), mention.Row.Utf8()) > 0) mentions++;
            else repeated++;
        }
        else unread++;
    }

    public ReportedAdded Added(long lines) => new(true, lines, events, mentions, repeated, unread, faults);

    private void Add(ReportedLine line, ReportedEvent told)
    {
        byte[] id = told.Id.Hash.Bytes();
        if (Run(insertEvent, transport, told.Number, id, file, line.Line, ReportedTables.DayOf(told), told.Url.Utf8(), told.Row.Utf8()) > 0)
        {
            events++;
            return;
        }
        repeated++;
        Bind(known, transport, told.Number);
        if (!((byte[])known.ExecuteScalar()!).AsSpan().SequenceEqual(id)) Keep(line, ReportedFaults.Otherwise(told.Number));
    }

    private void Keep(ReportedLine line, Fault fault) => Run(insertFault, file, ++faults, line.Line, fault.Code, fault.Message.Utf8(), line.Text.Utf8());

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        insertEvent.Dispose();
        insertMention.Dispose();
        insertFault.Dispose();
        known.Dispose();
    }
}
