using Vedette.Outside;
using Vedette.Whole.Tests.Writer;

// Writes generated readings into a store until it is killed. After each commit it prints the reading's number:
// what was printed must be found in the store afterwards.
//   writer STORE SEED FIRST CLAIMS
string path = args[0];
int seed = int.Parse(args[1]), first = int.Parse(args[2]), claims = int.Parse(args[3]);
SqliteStore.Init(path, TimeProvider.System);
await using var store = SqliteStore.Open(path, TimeProvider.System);
Console.Out.WriteLine("open");
for (int number = first; ; number++)
{
    var reading = Readings.At(seed, number, claims);
    await store.AddAsync(reading, DateTimeOffset.UtcNow, CancellationToken.None);
    Console.Out.WriteLine(number);
    Console.Out.Flush();
    // Now and then the picture is replaced, so that a kill also falls into that.
    if (number % 8 == 7) await store.RelateAsync(Readings.Picture(number, [reading]), DateTimeOffset.UtcNow, CancellationToken.None);
}
