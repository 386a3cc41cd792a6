using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>Short words for asking the mirror.</summary>
internal static class Duck
{
    extension(DuckDBConnection connection)
    {
        public void Do(string sql, params ReadOnlySpan<object> values)
        {
            using var command = connection.Command(sql, values);
            command.ExecuteNonQuery();
        }

        /// <summary>One whole number; 0 where there is none.</summary>
        public long Ask(string sql, params ReadOnlySpan<object> values)
        {
            using var command = connection.Command(sql, values);
            return command.ExecuteScalar() is { } answer and not DBNull
                ? Convert.ToInt64(answer, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
        }

        /// <summary>A command that hands out rows as they are found, never all at once.</summary>
        public DuckDBCommand Command(string sql, params ReadOnlySpan<object> values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.UseStreamingMode = true;
            foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
            return command;
        }
    }
}
