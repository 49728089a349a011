using RnnViz.Lessons.Stepping;

namespace RnnViz.Views.Panels.Terms;

/// <summary>Where a walk stands among the terms of its phase.</summary>
/// <param name="Number">1..<paramref name="Count"/>.</param>
/// <param name="Count">Terms of the phase, over all its timesteps.</param>
public readonly record struct TermPlace(int Number, int Count)
{
    /// <summary>Counts the stops of the cursor's phase.</summary>
    public static TermPlace Of(Walk walk)
    {
        Cursor cursor = walk.Cursor;
        Itinerary itinerary = walk.Itinerary;
        int here = itinerary.IndexOf(cursor), number = 0, count = 0;
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            if (itinerary.At(cursor.Iteration, i).Phase != cursor.Phase)
            {
                continue;
            }

            count++;
            if (i <= here)
            {
                number++;
            }
        }

        return new TermPlace(number, count);
    }
}
