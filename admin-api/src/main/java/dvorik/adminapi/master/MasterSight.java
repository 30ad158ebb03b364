package dvorik.adminapi.master;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.staff.StaffRecords;
import java.util.Optional;
import java.util.Set;

/** Which masters a caller may see and change: people of some salons those who perform or work in these. */
public final class MasterSight {
    private final MasterDirectory masters;
    private final StaffRecords staff;

    public MasterSight(MasterDirectory masters, StaffRecords staff) {
        this.masters = masters;
        this.staff = staff;
    }

    /** @throws ApiError when there is none, or none in reach of the permission */
    public Master get(Principal caller, Permission permission, StaffId id) {
        return masters.find(id)
                .filter(master -> reaches(caller, permission, master))
                .orElseThrow(() -> new ApiError(ErrorCode.MASTER_001));
    }

    boolean reaches(Principal caller, Permission permission, Master master) {
        if (!master.business().equals(caller.business())) {
            return false;
        }
        var salons = caller.salons(permission);
        return salons.isEmpty()
                || master.id().equals(caller.staff())
                || performsIn(master, salons)
                || staff.find(caller.member(), master.id()).isPresent();
    }

    static boolean performsIn(Master master, Optional<Set<SalonId>> salons) {
        return salons.map(some -> master.performs().stream().anyMatch(one -> some.contains(one.salon())))
                .orElse(true);
    }
}
