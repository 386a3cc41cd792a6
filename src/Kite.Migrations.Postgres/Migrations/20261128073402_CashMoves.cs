using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CashMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cash_limits",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    move_coins = table.Column<long>(type: "bigint", nullable: true),
                    shift_coins = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cash_limits", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "cash_moves",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    second_id = table.Column<Guid>(type: "uuid", nullable: true),
                    second_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cash_moves", x => new { x.shift_id, x.line });
                    table.CheckConstraint("moves", "coins > 0");
                });

            migrationBuilder.CreateIndex(
                name: "IX_cash_moves_key",
                table: "cash_moves",
                column: "key",
                unique: true);

            // What was moved stays moved: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER cash_moves_stay BEFORE UPDATE OR DELETE ON cash_moves
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER cash_moves_empty BEFORE TRUNCATE ON cash_moves
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER cash_limits_stay BEFORE UPDATE OR DELETE ON cash_limits
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER cash_limits_empty BEFORE TRUNCATE ON cash_limits
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cash_limits");

            migrationBuilder.DropTable(
                name: "cash_moves");
        }
    }
}
