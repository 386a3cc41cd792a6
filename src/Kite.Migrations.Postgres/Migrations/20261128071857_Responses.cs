using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    how = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_responses", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "response_withdrawals",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER customer_responses_words
                BEFORE UPDATE OF note ON customer_responses
                FOR EACH ROW WHEN (NEW.note IS NOT NULL) EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER customer_responses_empty BEFORE TRUNCATE ON customer_responses
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                REVOKE UPDATE, TRUNCATE ON customer_responses FROM CURRENT_USER;
                GRANT UPDATE (note) ON customer_responses TO CURRENT_USER;
                CREATE TRIGGER response_withdrawals_stay
                BEFORE UPDATE OF customer_id, response_id, withdrawn_by, withdrawn_at ON response_withdrawals
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER response_withdrawals_words
                BEFORE UPDATE OF reason ON response_withdrawals
                FOR EACH ROW WHEN (NEW.reason IS NOT NULL) EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER response_withdrawals_empty BEFORE TRUNCATE ON response_withdrawals
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                REVOKE UPDATE, TRUNCATE ON response_withdrawals FROM CURRENT_USER;
                GRANT UPDATE (reason) ON response_withdrawals TO CURRENT_USER;
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
