using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Responses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customer_responses",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_responses", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "response_withdrawals",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    response_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_response_withdrawals", x => new { x.customer_id, x.response_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_customer_responses_day_id",
                table: "customer_responses",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_responses_kind_customer_id_day_id_value",
                table: "customer_responses",
                columns: new[] { "kind", "customer_id", "day", "id", "value" });

            // What was said stays: rows are only added. A note can only be emptied, when whoever said
            // it is to be forgotten; rows go where customers go, by a merge or out of the books.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER customer_responses_stay
                BEFORE UPDATE OF customer_id, id, recorded_under, kind, value, day, how, noted_by, noted_at ON customer_responses
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER customer_responses_words
                BEFORE UPDATE OF note ON customer_responses WHEN NEW.note IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER response_withdrawals_stay
                BEFORE UPDATE OF customer_id, response_id, withdrawn_by, withdrawn_at ON response_withdrawals
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER response_withdrawals_words
                BEFORE UPDATE OF reason ON response_withdrawals WHEN NEW.reason IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_responses");

            migrationBuilder.DropTable(
                name: "response_withdrawals");
        }
    }
}
