using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    move_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    shift_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cash_limits", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "cash_moves",
                columns: table => new
                {
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    second_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    second_name = table.Column<string>(type: "TEXT", nullable: true),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                CREATE TRIGGER cash_moves_stay BEFORE UPDATE ON cash_moves
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER cash_moves_last BEFORE DELETE ON cash_moves
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER cash_limits_stay BEFORE UPDATE ON cash_limits
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER cash_limits_last BEFORE DELETE ON cash_limits
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
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
